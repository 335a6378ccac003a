// A real Etherpad 1.8.14 from npm on 127.0.0.1, and authors who type into its pads. Installed once,
// into build/etherpad/install/, as tests/pad/etherpad.py has it.

import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const folder = path.join(root, "build", "etherpad");
const installed = path.join(folder, "install");
const name = "ep_etherpad-lite";
const pageLibraries = ["async", "js-cookie", "security", "tinycon", "underscore", "unorm"];
const key = "summit";
const startMilliseconds = 60_000;

/** Gets it where it is not there yet; throws where npm cannot. */
export function install() {
  if (fs.existsSync(path.join(installed, "node_modules", name))) return;
  const part = path.join(folder, "part");
  fs.rmSync(part, { recursive: true, force: true });
  fs.mkdirSync(part, { recursive: true });
  fs.writeFileSync(path.join(part, "package.json"), '{"private": true}\n');
  execFileSync("npm", ["install", `${name}@1.8.14`, "--ignore-scripts", "--no-audit", "--no-fund",
    "--fetch-retries=1", "--fetch-timeout=20000"], { cwd: part, stdio: ["ignore", "ignore", "inherit"] });
  fs.renameSync(part, installed);
}

/** Etherpad wants its package in a folder named src, beside its dependencies and its plugins. The
 *  files are linked, for they are many. */
function makeBase(base, plugins) {
  const modules = path.join(base, "node_modules");
  fs.mkdirSync(base, { recursive: true });
  execFileSync("cp", ["-al", path.join(installed, "node_modules"), modules]);
  fs.renameSync(path.join(modules, name), path.join(base, "src"));
  fs.symlinkSync("../src", path.join(modules, name));
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(installed, "package.json"), "utf8"));
  // What its pages load is looked for in there as well; npm is to know why it is here then.
  fs.mkdirSync(path.join(base, "src", "node_modules"));
  for (const library of pageLibraries) {
    execFileSync("cp", ["-al", path.join(modules, library), path.join(base, "src", "node_modules", library)]);
    dependencies[library] = "*";
  }
  for (const plugin of plugins) {
    fs.cpSync(plugin, path.join(modules, path.basename(plugin)), { recursive: true });
    dependencies[path.basename(plugin)] = "*";
  }
  fs.writeFileSync(path.join(base, "package.json"), JSON.stringify({ private: true, dependencies }));
  fs.writeFileSync(path.join(base, "APIKEY.txt"), key);
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a server with an empty database and the plugins in these folders; `stop()` ends it. */
export async function startEtherpad(plugins = []) {
  install();
  const port = await freePort();
  const data = path.join(folder, `data-${port}`);
  makeBase(data, plugins);
  const settings = path.join(data, "settings.json");
  fs.writeFileSync(settings, JSON.stringify({
    ip: "127.0.0.1", port, dbType: "dirty", dbSettings: { filename: path.join(data, "dirty.db") },
    defaultPadText: "", importExportRateLimiting: { windowMs: 90000, max: 1000 },
    commitRateLimiting: { duration: 1, points: 10000 },
  }));
  const log = fs.openSync(path.join(data, "log"), "w");
  const server = spawn("node", ["src/node/server.js", "--settings", settings],
    { cwd: data, env: { ...process.env, NODE_ENV: "production" }, stdio: ["ignore", log, log] });
  const url = `http://127.0.0.1:${port}`;
  const stop = () => new Promise((resolve) => {
    server.once("exit", () => {
      fs.rmSync(data, { recursive: true, force: true });
      resolve();
    });
    server.kill();
  });
  const deadline = Date.now() + startMilliseconds;
  for (;;) {
    try {
      if ((await fetch(`${url}/api`)).ok) break;
    } catch {
      // Not listening yet.
    }
    if (server.exitCode !== null || Date.now() > deadline) {
      throw new Error(`Etherpad did not start; see ${data}/log`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    stop,
    async api(name, values) {
      const query = new URLSearchParams({ apikey: key, ...values });
      const answer = await (await fetch(`${url}/api/1.2.15/${name}?${query}`)).json();
      if (answer.code !== 0) throw new Error(`${name}: ${answer.message}`);
      return answer.data;
    },
    async export(pad, format) {
      return (await fetch(`${url}/p/${pad}/export/${format}`)).text();
    },
  };
}

/** A pad as its authors see it: its text, and changes that they send one after the other. */
export class TypedPad {
  constructor(server, id) {
    const require = createRequire(path.join(installed, "node_modules", name, "package.json"));
    this.changeset = require("ep_etherpad-lite/static/js/Changeset");
    this.AttributePool = require("ep_etherpad-lite/static/js/AttributePool");
    this.connect = require("socket.io-client");
    this.server = server;
    this.id = id;
    this.text = "\n";
    this.revision = 0;
  }

  async join(name, colorId) {
    const socket = this.connect(this.server.url, { forceNew: true });
    const author = { socket, waiting: [], id: "" };
    const ready = new Promise((resolve, reject) => {
      socket.on("message", (message) => {
        if (message.disconnect) reject(new Error(`${name} was sent away: ${message.disconnect}`));
        if (message.type === "CLIENT_VARS") resolve(message.data);
        author.waiting = author.waiting.filter((waits) => !waits(message));
      });
      socket.on("connect_error", reject);
    });
    socket.on("connect", () => socket.json.send({
      component: "pad", type: "CLIENT_READY", padId: this.id, sessionID: null, password: null,
      token: `t.${name}`, protocolVersion: 2,
    }));
    author.id = (await ready).userId;
    this.send(author, { type: "USERINFO_UPDATE", userInfo: { name, colorId, userId: author.id } });
    return author;
  }

  send(author, data) {
    author.socket.json.send({ type: "COLLABROOM", component: "pad", data });
  }

  /** Sends and waits until the server says so. */
  answered(author, data, type) {
    return new Promise((resolve) => {
      author.waiting.push((message) => {
        if (message.data?.type !== type) return false;
        resolve(message.data);
        return true;
      });
      this.send(author, data);
    });
  }

  async commit(author, build) {
    const pool = new this.AttributePool();
    const builder = this.changeset.builder(this.text.length);
    build(builder, pool);
    const changeset = builder.toString();
    const answer = await this.answered(author, {
      type: "USER_CHANGES", baseRev: this.revision, changeset, apool: pool.toJsonable(),
    }, "ACCEPT_COMMIT");
    this.revision = answer.newRev;
    this.text = this.changeset.applyToText(changeset, this.text);
  }

  /** Where a line starts that has these words. */
  find(words) {
    const at = this.text.indexOf(words);
    if (at < 0) throw new Error(`the pad has no “${words}”`);
    return at;
  }
  lineStart(words) {
    return this.text.lastIndexOf("\n", this.find(words) - 1) + 1;
  }
  lineEnd(words) {
    return this.text.indexOf("\n", this.find(words));
  }

  /** A line ahead of the one that starts at `at`; `list` is as in Etherpad: "bullet1", "indent2". */
  insertLine(author, at, list, text) {
    return this.commit(author, (builder, pool) => {
      const own = ["author", author.id];
      builder.keepText(this.text.slice(0, at));
      if (list) {
        builder.insert("*", [own, ["insertorder", "first"], ["list", list], ["lmkr", "1"]], pool);
      }
      builder.insert(`${text}\n`, [own], pool);
    });
  }
  addLine(author, list, text) {
    return this.insertLine(author, this.text.length - 1, list, text);
  }
  /** Writes behind the line with these words. */
  append(author, words, text) {
    return this.commit(author, (builder, pool) => {
      builder.keepText(this.text.slice(0, this.lineEnd(words)));
      builder.insert(text, [["author", author.id]], pool);
    });
  }
  replace(author, words, text) {
    return this.commit(author, (builder, pool) => {
      builder.keepText(this.text.slice(0, this.find(words)));
      builder.insert(text, [["author", author.id]], pool);
      builder.remove(words.length, 0);
    });
  }
  removeLine(author, words) {
    return this.commit(author, (builder) => {
      const [start, end] = [this.lineStart(words), this.lineEnd(words) + 1];
      builder.keepText(this.text.slice(0, start));
      builder.remove(end - start, 1);
    });
  }
  /** "bold", "strikethrough", …; line breaks around the words help to find them. */
  format(author, words, attribute) {
    return this.commit(author, (builder, pool) => {
      const ahead = words.length - words.trimStart().length;
      builder.keepText(this.text.slice(0, this.find(words) + ahead));
      builder.keepText(words.trim(), [[attribute, "true"]], pool);
    });
  }
  chat(author, text) {
    return this.answered(author, { type: "CHAT_MESSAGE", text }, "CHAT_MESSAGE");
  }
  saveRevision(author) {
    this.send(author, { type: "SAVE_REVISION" });
  }
}
