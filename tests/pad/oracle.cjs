// What Etherpad's own Changeset.js makes of changesets: a line of JSON for each question and its
// answer, {ask, answer}, for tests/pad/pad_oracle_test.py.
//
//   node oracle.cjs INSTALL SEED COUNT SAMPLE.etherpad…
'use strict';
const fs = require('fs');
const path = require('path');

const [install, seed, count, ...samples] = process.argv.slice(2);
const etherpad = path.join(install, 'node_modules', 'ep_etherpad-lite', 'static', 'js');
const Changeset = require(path.join(etherpad, 'Changeset.js'));
const AttributePool = require(path.join(etherpad, 'AttributePool.js'));

const say = (ask, answer) => console.log(JSON.stringify({ask, answer}));
const units = (text) => Array.from({length: text.length}, (_, i) => text.charCodeAt(i));
const attributes = (attribs, pool) => {
  const pairs = [];
  Changeset.eachAttribNumber(attribs, (number) => pairs.push(pool.getAttrib(number)));
  return pairs;
};
const described = (cs, pool) => {
  const unpacked = Changeset.unpack(cs);
  const ops = [];
  const iterator = Changeset.opIterator(unpacked.ops);
  while (iterator.hasNext()) {
    const op = iterator.next();
    ops.push([op.opcode, op.chars, op.lines, attributes(op.attribs, pool)]);
  }
  return {old: unpacked.oldLen, new: unpacked.newLen, ops, bank: units(unpacked.charBank)};
};

// --- Every revision of real pads ---

for (const file of samples) {
  const records = JSON.parse(fs.readFileSync(file, 'utf8'));
  const key = Object.keys(records).find((each) => /^pad:[^:]*$/.test(each));
  const pool = new AttributePool().fromJsonable(records[key].pool);
  say({do: 'open', file}, null);
  let atext = Changeset.makeAText('\n');
  for (let number = 0; number <= records[key].head; ++number) {
    const {changeset} = records[`${key}:revs:${number}`];
    const lines = Changeset.splitTextLines(atext.text);
    const alines = Changeset.splitAttributionLines(atext.attribs, atext.text);
    const pairs = Object.values(pool.numToAttrib);
    const before = {text: units(atext.text), attribs: atext.attribs, changeset: units(changeset)};
    const growing = new AttributePool().fromJsonable(JSON.parse(JSON.stringify(pool.toJsonable())));
    say({do: 'inverse', ...before, pool: pairs},
        described(Changeset.inverse(changeset, lines, alines, growing), growing));
    atext = Changeset.applyToAText(changeset, atext, pool);
    say({do: 'revision', number}, {text: units(atext.text), attribs: atext.attribs});
  }
}

// --- Random changesets ---

let state = Number(seed);
const below = (limit) => {  // Numerical Recipes' generator: the same numbers on every machine
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor(state / 2 ** 32 * limit);
};
const pick = (list) => list[below(list.length)];
const randomText = () => {
  let text = '';
  for (let i = below(12); i >= 0; --i) text += pick(['a', 'bc', '\n', ' ', 'é', '🎉', '*', '\n\n']);
  return text;
};
const pairsFor = () => [
  ['author', 'a.1'], ['author', 'a.2'], ['bold', 'true'], ['bold', ''], ['italic', 'true'],
  ['list', 'bullet1'], ['list', ''], ['lmkr', '1'], ['author', '']].slice(0, 4 + below(6));
const randomAttributes = (pool, opcode) => {
  const chosen = new Map();
  for (let i = below(3); i > 0; --i) {
    const [key, value] = pool.getAttrib(below(pool.nextNum));
    chosen.set(key, value);
  }
  return Changeset.makeAttribsString(opcode, [...chosen].filter(([, v]) => v || opcode === '='), pool);
};
const randomChangeset = (text, pool) => {
  const assembler = Changeset.smartOpAssembler();
  let bank = '';
  const add = (opcode, part, attribs) => {
    const end = part.lastIndexOf('\n') + 1;
    if (end) {
      assembler.append({opcode, attribs, lines: part.split('\n').length - 1, chars: end});
    }
    if (part.length > end) {
      assembler.append({opcode, attribs, lines: 0, chars: part.length - end});
    }
  };
  let at = 0;
  const last = text.length - 1;
  while (at < last && below(6)) {
    const end = Math.min(last, at + 1 + below(8));
    const part = text.slice(at, end);
    const what = below(4);
    if (what === 0) {
      const inserted = randomText();
      bank += inserted;
      add('+', inserted, randomAttributes(pool, '+'));
      continue;
    }
    if (what === 1) add('-', part, '');
    else add('=', part, what === 2 ? '' : randomAttributes(pool, '='));
    at = end;
  }
  assembler.endDocument();
  const ops = assembler.toString();
  return Changeset.pack(text.length, text.length + assembler.getLengthChange(), ops, bank);
};
const spoiled = (cs) => {
  const at = below(cs.length + 1);
  const other = pick(['', '0', '1', '=', '-', '+', '|', '*', '$', 'a', '\n', '|1', '=1', '+1', '-1']);
  return cs.slice(0, at) + other + cs.slice(at + below(2));
};
const checkRep = (cs) => {
  try {
    Changeset.checkRep(cs);
    return true;
  } catch (error) {
    return false;
  }
};

for (let i = 0; i < Number(count); ++i) {
  const pool = new AttributePool();
  pairsFor().forEach((pair) => pool.putAttrib(pair));
  const pairs = Object.values(pool.numToAttrib);
  let atext = Changeset.makeAText('\n');
  for (let step = below(3); step >= 0; --step) {
    const start = Changeset.builder(atext.text.length).insert(randomText(), randomAttributes(pool, '+'));
    atext = Changeset.applyToAText(start.toString(), atext, pool);
  }
  const before = {text: units(atext.text), attribs: atext.attribs};
  const first = randomChangeset(atext.text, pool);
  const next = Changeset.applyToAText(first, atext, pool);
  say({do: 'apply', ...before, changeset: units(first), pool: pairs},
      {text: units(next.text), attribs: next.attribs});
  const growing = new AttributePool().fromJsonable(JSON.parse(JSON.stringify(pool.toJsonable())));
  const back = Changeset.inverse(first, Changeset.splitTextLines(atext.text),
      Changeset.splitAttributionLines(atext.attribs, atext.text), growing);
  say({do: 'inverse', ...before, changeset: units(first), pool: pairs}, described(back, growing));
  const second = randomChangeset(next.text, pool);
  say({do: 'compose', first: units(first), second: units(second), pool: pairs},
      described(Changeset.compose(first, second, pool), pool));
  for (const cs of [first, spoiled(first), spoiled(spoiled(second))]) {
    say({do: 'canonical', changeset: units(cs), pool: pairs}, checkRep(cs));
  }
}
