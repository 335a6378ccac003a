// Makes the sample pad: assets/liberty-pad.{etherpad,html,txt}, as Etherpad 1.8.14 exports a pad that
// three authors typed, and the same pad an hour of editing later, tests/pad/newer/liberty-pad.*; and
// tests/pad/mixed/mixed.*, whose lists are as odd as the server lets them be.
//
//     node tests/pad/make_sample.mjs
//
// What it says is what assets/liberty.rst says, taken apart again as a summit's notes are. Authors'
// ids and the times differ with every run, so it is run when the notes change, not by the tests.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { startEtherpad, TypedPad } from "./etherpad_server.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const id = "liberty-pad";

// Who wrote it (Ada, Ben, Chloé), the list it is in, the line.
const notes = [
  ["A", "", "Liberty Project Priorities"],
  ["A", "", "List of priorities (in the form of use cases) the nova development team is prioritizing in " +
    "Liberty (in no particular order)."],
  ["A", "", ""],
  ["A", "", "Agenda"],
  ["A", "bullet1", "what is left from Kilo"],
  ["B", "bullet1", "what we want for Liberty, and who leads it"],
  ["B", "bullet2", "leads: Andrew Laski, Ken'ichi Ohmichi, Sean Dague, Jay Pipes, Dan Smith, John Garbutt"],
  ["A", "", ""],
  ["A", "", "Who is here"],
  ["A", "bullet1", "Andrew Laski – https://launchpad.net/~alaski"],
  ["B", "bullet1", "Ken'ichi Ohmichi – https://launchpad.net/~oomichi"],
  ["B", "bullet1", "Sean Dague – https://launchpad.net/~sdague"],
  ["C", "bullet1", "Jay Pipes – https://launchpad.net/~jaypipes"],
  ["C", "bullet1", "Dan Smith – https://launchpad.net/~danms"],
  ["A", "bullet1", "John Garbutt – https://launchpad.net/~johngarbutt"],
  ["A", "", ""],
  ["A", "", "Priorities"],
  ["A", "bullet1", "Cells V2 (Andrew Laski)"],
  ["A", "indent2", "We started the cells v2 effort in Kilo. During Liberty are are focusing on making the " +
    "default setup a single cells v2 deployment."],
  ["C", "indent2", "In the M release, we hope to have support for multiple cells in a cells v2 deployment, " +
    "including a way to migrate existing cells v1 deployments to cells v2."],
  ["C", "bullet2", "https://blueprints.launchpad.net/nova/+spec/cells-v2"],
  ["B", "bullet1", "V2.1 API  ##api"],
  ["B", "indent2", "Owners: Ken'ichi, Sean"],
  ["B", "indent2", "Complete the work around API microversions, with a particular focus on documentation, " +
    "tempest coverage and python-novaclient support. We also need to define the policy around when to bump the " +
    "API microversion and what changes are allowed in a microversion bump."],
  ["C", "indent2", "We are explicitly excluding work on porting any cosmetic changes from the previous v3 API " +
    "efforts into new API microversions."],
  ["A", "indent2", "TODO ask the docs team about the microversion docs"],
  ["C", "bullet1", "Scheduler --> Jay"],
  ["C", "indent2", "During Kilo we made much progress on cleaning up the interface between the scheduler and " +
    "the rest of Nova."],
  ["C", "indent2", "In Liberty we hope to complete the work around request spec and resource objects. We also " +
    "want to start looking at the service group API, and more work on the resource tracker."],
  ["B", "bullet1", "Upgrades [Dan Smith]"],
  ["B", "indent2", "While we have made great strides with our upgrades in the last few releases, there are " +
    "several items related to database migrations that need completing."],
  ["B", "indent2", "Firstly, we need to fully document our new online data migration approach that we tested " +
    "out during kilo to perform the flavor migration from system metadata to instance extra. In addition, we " +
    "should tidy up the documentation around how we bump RPC and object versions across release boundaries to " +
    "remove technical debt."],
  ["B", "indent2", "Secondly, we must complete the first step towards us having online schema migrations, by " +
    "splitting the schema migrations into an expand and contract phase."],
  ["A", "indent2", "Thirdly, we must complete the final parts of converting all code to access the database " +
    "via DB objects."],
  ["C", "bullet1", "Cells V1 clean-up"],
  ["A", "bullet1", "DevRef Update"],
  ["A", "indent2", "John Garbutt will lead this"],
  ["A", "indent2", "A key part of being able to scale out the Nova team is doing a better job of sharing " +
    "information on how the Nova community operates, how the Nova architecture works, the basic design tenets we " +
    "are using, the scope of Nova, and so on."],
  ["C", "indent2", "The main goal is to make it easier to on-board new Nova contributors and make it easier to " +
    "discover any decisions that have been already made by the community."],
  ["C", "bullet1", "who books the room for Friday?"],
  ["B", "", "(lunch at 12:30, back at 14:00)"],
  ["A", "", ""],
  ["A", "", "Priorities without a clear plan"],
  ["A", "", "Here are some things we would like to be a priority, but we are currently lacking either a clear " +
    "plan or someone to lead that effort:"],
  ["A", "bullet1", "A plan for the future of flavors, image properties and host aggregates"],
  ["B", "bullet1", "Tasks for API triggered operations"],
  ["C", "bullet1", "Simplify Quotas"],
  ["C", "bullet1", "Revisit how we talk to Glance, Neutron and Cinder APIs"],
  ["B", "bullet1", "Neutron/Nova-network integration (Fast Path, VIF plug)"],
  ["B", "bullet1", "Feature Test Classification"],
  ["C", "", "- Fixing more bugs"],
  ["A", "", "John Garbutt will work with the Nova community to get backlog specs defined for all of the above. " +
    "Firstly, it will make clear the scope of each bullet. Secondly, we hope it will then be easier to then find " +
    "help addressing these items."],
  ["A", "", "Should we find people to work on these items, it is possible we might promote them to an official " +
    "priority later in the release, should there appear to be room in the review pipeline."],
];

async function type(pad, authors) {
  const { A, B, C } = authors;
  for (const [who, list, text] of notes) await pad.addLine(authors[who], list, text);
  await pad.saveRevision(A);
  await pad.format(A, "Liberty Project Priorities", "bold");
  for (const heading of ["Agenda", "Who is here", "\nPriorities\n", "Priorities without a clear plan"]) {
    await pad.format(A, heading, "bold");
  }
  await pad.append(B, "Cells V2 (Andrew", " +1");
  await pad.append(C, "Cells V2 (Andrew", "+1");
  await pad.append(B, "Scheduler --> Jay", " +1 +1");
  await pad.format(B, "Cells V1 clean-up", "strikethrough");
  await pad.append(C, "Simplify Quotas", " +1");
  await pad.append(A, "Fixing more bugs", " +1+1+1");
  await pad.format(C, "fully document", "italic");
  await pad.chat(B, "shall we take the cells blueprint as it is?");
  await pad.chat(A, "yes, with the M release as a paragraph of its own");
}

async function typeMore(pad, authors) {
  const { A, B, C } = authors;
  await pad.append(A, "V2.1 API", " +1");
  await pad.replace(B, "DevRef Update", "DevRef and onboarding");
  await pad.removeLine(B, "Tasks for API triggered operations");
  await pad.insertLine(C, pad.lineStart("who books the room"), "bullet1", "Volume migration (Jay Pipes)");
  await pad.insertLine(C, pad.lineStart("who books the room"), "indent2",
    "Moving volumes between hosts has to work for attached ones as well.");
  await pad.removeLine(C, "Simplify Quotas");
  await pad.insertLine(C, pad.lineStart("Feature Test"), "bullet1", "Simplify Quotas +1");
  await pad.insertLine(A, pad.lineStart("A plan for the future"), "bullet1", "Better errors for users");
  await pad.chat(C, "moved the quotas down");
}

// Levels that are skipped, kinds that change within a list, markers that people typed themselves.
const mixed = [
  ["", "Mixed"], ["bullet1", "a"], ["number1", "b"], ["number2", "c"], ["bullet3", "d"], ["number1", "e"],
  ["indent3", "f"], ["bullet2", "g"], ["", "- hand"], ["indent1", "under hand"], ["bullet1", "native"], ["", ""],
  ["", "  spaces   within "], ["number1", "x"], ["number1", "y"], ["indent1", "between"], ["number1", "z"],
  ["", "*star"], ["", "plain"], ["bullet4", "deep"], ["bullet1", "shallow"], ["indent2", "- dash in indent"],
  ["", "*** three"], ["indent1", "below three"], ["", "1. typed"], ["", "a\u00a0b & <c> \"q\" 'r' é 🎉"],
  ["bullet1", "https://example.org/a_b?c=d&e=(f)"], ["", "# md"], ["", "Under"], ["", "====="], ["", "last"],
];

// The server's style sheet says nothing about a pad.
async function exportOf(server, id, format) {
  const text = await server.export(id, format);
  return format === "html" ? text.toString().replace(/<style>.*?<\/style>\n/s, "") : text;
}

async function writeExports(server, id, folder) {
  fs.mkdirSync(folder, { recursive: true });
  for (const [format, ending] of [["etherpad", "etherpad"], ["html", "html"], ["txt", "txt"]]) {
    fs.writeFileSync(path.join(folder, `${id}.${ending}`), await exportOf(server, id, format));
  }
}

const server = await startEtherpad();
try {
  await server.api("createPad", { padID: id, text: "" });
  const pad = new TypedPad(server, id);
  const authors = {
    A: await pad.join("Ada", "#f7b267"),
    B: await pad.join("Ben", "#9ad1d4"),
    C: await pad.join("Chloé", "#c3e88d"),
  };
  await type(pad, authors);
  await writeExports(server, id, path.join(here, "../../assets"));
  await typeMore(pad, authors);
  await writeExports(server, id, path.join(here, "newer"));
  console.log(`${pad.revision} revisions`);
  for (const author of Object.values(authors)) author.socket.close();

  await server.api("createPad", { padID: "mixed", text: "" });
  const odd = new TypedPad(server, "mixed");
  const author = await odd.join("Ada", "#f7b267");
  for (const [list, text] of mixed) await odd.addLine(author, list, text);
  author.socket.close();
  await writeExports(server, "mixed", path.join(here, "mixed"));
} finally {
  await server.stop();
}
