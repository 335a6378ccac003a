"""assets/plan.schema.json is a JSON Schema, and what Summit ships and writes is valid by it."""

import json
import unittest
from pathlib import Path

try:
    import jsonschema
except ImportError:
    jsonschema = None

ASSETS = Path(__file__).resolve().parent.parent.parent / "assets"


@unittest.skipIf(jsonschema is None, "needs python3-jsonschema")
class Schema(unittest.TestCase):
    def setUp(self):
        self.schema = json.loads((ASSETS / "plan.schema.json").read_text())
        self.validator = jsonschema.Draft202012Validator(self.schema)
        self.plan = json.loads((ASSETS / "liberty.plan.json").read_text())

    def test_the_schema_is_one(self):
        jsonschema.Draft202012Validator.check_schema(self.schema)

    def test_the_samples_are_valid(self):
        for path in sorted(ASSETS.glob("*.plan.json")):
            with self.subTest(path.name):
                self.validator.validate(json.loads(path.read_text()))

    def test_what_the_reader_refuses_is_not(self):
        def changed(change):
            plan = json.loads(json.dumps(self.plan))
            change(plan)
            return plan

        priority = lambda plan: plan["groups"][0]["priorities"][0]
        for number, change in enumerate((
            lambda plan: plan.pop("format"),
            lambda plan: plan.update(version=2),
            lambda plan: plan.update(title=1),
            lambda plan: plan.update(title="two\nlines"),
            lambda plan: plan.update(people={}),
            lambda plan: priority(plan).pop("title"),
            lambda plan: priority(plan).update(title=""),
            lambda plan: priority(plan).update(status="later"),
            lambda plan: priority(plan).update(size=-1),
            lambda plan: priority(plan).update(size=1.5),
            lambda plan: priority(plan).update(owners=[""]),
            lambda plan: priority(plan).update(fields={"Target": 1}),
            lambda plan: priority(plan).update(links=[{"kind": "bug"}]),
        )):
            with self.subTest(number):
                self.assertFalse(self.validator.is_valid(changed(change)))

    def test_other_members_are_allowed(self):
        self.plan["x-unknown"] = {"any": ["thing"]}
        self.assertTrue(self.validator.is_valid(self.plan))


if __name__ == "__main__":
    unittest.main()
