// An author at a real Etherpad: joins a pad by its socket and makes edits, each a revision.
//
//   node author.cjs INSTALL URL PAD '{"token": …, "name": …, "color": …, "edits": […]}'
//
// An edit is {"append": TEXT, "attributes": [[key, value], …]}, a line at the end, "line": for those
// of the line; or {"line": N, "set": [[key, value], …]}, for all of a line. Prints the author's id.
'use strict';
const path = require('path');

const [install, url, padId, what] = process.argv.slice(2);
const modules = path.join(install, 'node_modules');
const io = require(path.join(modules, 'socket.io-client'));
const Changeset = require(path.join(modules, 'ep_etherpad-lite', 'static', 'js', 'Changeset.js'));
const AttributePool =
    require(path.join(modules, 'ep_etherpad-lite', 'static', 'js', 'AttributePool.js'));
const {token, name, color, edits} = JSON.parse(what);

const socket = io.connect(url, {path: '/socket.io', transports: ['websocket', 'polling']});
const fail = (reason) => {
  console.error(reason);
  process.exit(1);
};
const inRoom = (data) => socket.send({type: 'COLLABROOM', component: 'pad', data});

let author;
let rev;
let atext;
let pool;

const changesetFor = (edit) => {
  const text = atext.text;
  const builder = Changeset.builder(text.length);
  const own = ['author', author];
  if (edit.set) {
    const lines = Changeset.splitTextLines(text);
    const before = lines.slice(0, edit.line).join('').length;
    builder.keep(before, edit.line);
    builder.keep(lines[edit.line].length - 1, 0, edit.set, pool);
    return builder.toString();
  }
  const lines = text.split('\n').length - 2;  // the last line, which is empty, stays behind
  const end = text.lastIndexOf('\n', text.length - 2) + 1;
  builder.keep(end, lines);
  if (edit.line) {
    builder.insert('*', [own, ['insertorder', 'first'], ['lmkr', '1'], ...edit.line], pool);
  }
  builder.insert(edit.append, [own, ...(edit.attributes || [])], pool);
  builder.insert('\n', [own], pool);
  return builder.toString();
};

const next = () => {
  if (!edits.length) {
    console.log(author);
    socket.close();
    return;
  }
  const changeset = changesetFor(edits.shift());
  const wire = Changeset.prepareForWire(changeset, pool);
  atext = Changeset.applyToAText(changeset, atext, pool);
  inRoom({type: 'USER_CHANGES', baseRev: rev, changeset: wire.translated,
          apool: wire.pool.toJsonable()});
};

socket.on('connect_error', (error) => fail(`connect_error ${error}`));
socket.on('disconnect', (reason) => edits.length && fail(`disconnected: ${reason}`));
socket.on('connect', () => socket.send(
    {component: 'pad', type: 'CLIENT_READY', padId, token, protocolVersion: 2}));
socket.on('message', (message) => {
  if (message.disconnect) fail(`disconnected: ${message.disconnect}`);
  if (message.accessStatus) fail(`no access: ${message.accessStatus}`);
  if (message.type === 'CLIENT_VARS') {
    const vars = message.data.collab_client_vars;
    author = message.data.userId;
    rev = vars.rev;
    atext = vars.initialAttributedText;
    pool = new AttributePool().fromJsonable(vars.apool);
    inRoom({type: 'USERINFO_UPDATE', userInfo: {userId: author, name, colorId: color}});
    next();
  } else if (message.type === 'COLLABROOM' && message.data.type === 'ACCEPT_COMMIT') {
    rev = message.data.newRev;
    next();
  }
});
