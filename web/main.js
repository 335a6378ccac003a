// Starts the page: makes its parts, loads the program and connects the two.
import {Tree} from './accessibility.js';
import {copyText, listenToClipboard, readClipboard} from './clipboard.js';
import {DiskFiles} from './disk_files.js';
import {Editors} from './editors.js';
import {Embedding} from './embedding.js';
import {showFailure} from './failure.js';
import {download, listenToFiles, openBytes, openFiles} from './files.js';
import {Frames} from './frames.js';
import {Glyphs} from './glyphs.js';
import {instantiate} from './instantiate.js';
import {listenToKeys, usesCommand} from './keyboard.js';
import {Library} from './library.js';
import {listenToLaunches} from './launches.js';
import {LANGUAGE, firstLanguage, languageOf, loadTexts, numberText, setFormats, timeText} from './language.js';
import {listenToPointer} from './pointer.js';
import {Program, ProgramError} from './program.js';
import {Renderer} from './renderer.js';
import {forced, prefersContrast, prefersDark, setColors, setDark, watchTheme} from './theme.js';
import {goPlaces, listenToPlaces, pushPlace} from './places.js';
import {recall, remember} from './settings.js';
import {linkTo, listenToLinks} from './share_link.js';
import {forProgram, formatText, setTexts, tr} from './texts.js';
import {keepPage, reload} from './updates.js';
import {watchSize} from './viewport.js';

const PRIMARY = 1;
const SHIFT = 2;
// Of Setting (src/ui/host.h): an address that names a theme goes ahead of the one that is remembered,
// and where the page is embedded no plans are listed, however many there were.
const THEME = 0;
const PLANS = 7;
// Milliseconds that a page which is ready waits for its texts; then it begins in English.
const TEXTS_TIMEOUT = 3000;
// ImGuiMouseCursor, from 0.
const CURSORS = [
  'default', 'text', 'move', 'ns-resize', 'ew-resize', 'nesw-resize', 'nwse-resize', 'pointer',
  'wait', 'progress', 'not-allowed',
];

/** What tests and benchmarks read: frames of the program and those of them that changed the picture;
 *  milliseconds are the last frame's; `kept` is the title of what was kept last. */
const diagnostics = {frames: 0, draws: 0, programTime: 0, drawTime: 0, treeTime: 0, firstFrame: 0, kept: ''};

/** @template {HTMLElement} T @param {string} id @returns {T} */
function find(id) {
  return /** @type {T} */ (document.getElementById(id));
}

const embedding = new Embedding();
let language = firstLanguage();
const spoken = speak(language);

/**
 * Takes up a language, once its texts are there; where they cannot be had, it is English. A later
 * call makes this one void.
 * @param {string} wanted @returns {Promise<import('./texts.js').Texts>} never, for a void one
 */
async function speak(wanted) {
  language = wanted;
  /** @type {import('./texts.js').Texts} */
  let texts = {};
  let spoken = wanted;
  try {
    texts = await loadTexts(wanted);
  } catch {
    spoken = 'en';
  }
  if (language !== wanted) return new Promise(() => {});
  setTexts(texts);
  setFormats(spoken);
  document.documentElement.lang = spoken;
  return texts;
}

/** Waits for something, but not for ever. @param {Promise<unknown>} what */
function inTime(what) {
  return Promise.race([what, new Promise((resolve) => setTimeout(resolve, TEXTS_TIMEOUT))]);
}

async function start() {
  const root = find('page');
  const message = find('message');
  const program = new Program((/** @type {unknown} */ error) => {
    const rescue = error instanceof ProgramError ? error.rescue : undefined;
    showFailure(message, tr('Summit has stopped because of an error in it.'),
      tr('Save your plan now, then reload the page and open it again.'),
      rescue && {label: tr('Save the plan'), act: rescue});
    console.error(error);
  });

  let semantics = '';
  /** @type {import('./viewport.js').Size | null} */
  let size = null;
  const frames = new Frames((time) => {
    if (!size) return false;
    const begin = performance.now();
    semantics = '';
    const {draws} = renderer;
    const wanted = program.frame(size.width, size.height, size.scale, time);
    const drawn = performance.now();
    if (semantics !== '') tree.update(semantics);
    diagnostics.frames++;
    diagnostics.draws = renderer.draws;
    diagnostics.drawTime = renderer.draws > draws ? renderer.time : 0;
    diagnostics.programTime = drawn - begin - diagnostics.drawTime;
    diagnostics.treeTime = performance.now() - drawn;
    diagnostics.firstFrame ||= performance.now();
    return wanted;
  });
  /** @template {unknown[]} A @template R @param {(...values: A) => R} act @returns {(...values: A) => R} */
  const thenDraw = (act) => (...values) => {
    const result = act(...values);
    frames.request();
    return result;
  };

  /** @template {unknown[]} A @template R @param {(...values: A) => R} act @returns {(...values: A) => R} */
  const afterText = (act) => (...values) => {
    frames.takeText();
    return thenDraw(act)(...values);
  };

  // Ahead of those who keep the plan then; a hidden page draws nothing more by itself.
  for (const type of ['visibilitychange', 'pagehide']) addEventListener(type, () => frames.takeText());

  const renderer = new Renderer(find('canvas'), thenDraw(() => program.contextLost()));
  const glyphs = new Glyphs();
  const editors = new Editors(glyphs, find('highlight'), {
    edited: (node, text) => {
      program.setText(node, text);
      frames.requestForText();
    },
    moved: thenDraw((node) => program.caretMoved(node)),
    proseOf: (html) => program.proseOf(html),
    spansOf: (text) => program.spansOf(text),
    breakLine: (prose, begin, end) => program.breakLine(prose, begin, end),
    undo: afterText((node, redo) => program.key(node, 'z', redo ? PRIMARY | SHIFT : PRIMARY)),
  });
  const tree = new Tree(find('tree'), find('announcer'), editors, {
    focus: afterText((node, visible) => program.focus(node, visible)),
    activate: afterText((node) => program.activate(node)),
  });
  const disk = new DiskFiles(program, () => frames.request());
  const receiver = {
    begin: thenDraw((/** @type {string} */ name, /** @type {number} */ size) =>
      program.beginFile(name, size)),
    add: thenDraw((/** @type {number} */ file, /** @type {Uint8Array} */ bytes) =>
      program.addToFile(file, bytes)),
    end: thenDraw((/** @type {number} */ file, /** @type {string} */ error, /** @type {number} */ handle) =>
      program.endFile(file, error, handle)),
    leave: thenDraw((/** @type {string} */ names) => program.tellUnopened(names)),
    cancel: thenDraw(() => program.pickCancelled()),
    tell: (/** @type {File} */ file, /** @type {FileSystemHandle | null} */ handle) => disk.tell(file, handle),
    handleOf: (/** @type {File} */ file) => disk.numberOf(file),
    goOn: async (/** @type {File} */ file) => !!await library?.goOnWith(file),
  };
  const paste = thenDraw((/** @type {string} */ html, /** @type {string} */ text) =>
    program.paste(html, text));
  const finish = thenDraw((/** @type {number} */ request, /** @type {string} */ error) =>
    program.finished(request, error));
  // Whoever embeds the page keeps the plan: what the browser keeps for it is not theirs to see.
  const library = embedding.isEmbedded ? null :
    new Library(program, disk, () => frames.request(), download, diagnostics);
  const picker = /** @type {HTMLInputElement} */ (find('picker'));

  /** @param {import('./texts.js').Texts} texts */
  const takeTexts = (texts) => {
    glyphs.setLanguage(document.documentElement.lang);
    program.setTexts(forProgram(texts));
    tree.rewrite();
    frames.request();
  };

  await program.load({
    renderer,
    glyphs,
    usesCommand,
    prefersDark,
    prefersContrast,
    /** @param {number} setting */
    recall: (setting) => {
      const overruled = (setting === THEME && forced) || (setting === PLANS && embedding.isEmbedded);
      return overruled ? -1 : recall(setting);
    },
    /** @param {number} setting @param {number} value */
    remember: (setting, value) => {
      remember(setting, value);
      if (setting === LANGUAGE) speak(languageOf(value)).then(takeTexts);
    },
    /** @param {number} count */
    number: (count) => numberText(count),
    /** @param {number} milliseconds */
    time: (milliseconds) => timeText(milliseconds),
    embedding,
    setDark,
    setColors,
    /** @param {number} node */
    selectionIn: (node) => editors.selectionIn(tree.elementOf(node)),
    setDocument,
    /** @param {string} json */
    setSemantics: (json) => {
      semantics = json;
    },
    /** @param {number} shape */
    setCursor: (shape) => {
      root.style.cursor = CURSORS[shape] ?? 'none';
    },
    newId: () => crypto.getRandomValues(new Uint8Array(16)).reduce(
      (id, byte) => id + byte.toString(16).padStart(2, '0'), ''),
    planChanged: () => (library ?? embedding).changed(),
    /** @param {number} action @param {string} id @param {string} text */
    library: (action, id, text) => (library ?? embedding).act(action, id, text),
    pushPlace,
    goPlaces,
    /** @param {number} milliseconds */
    wakeAfter: (milliseconds) => frames.wakeAfter(milliseconds),
    /** @param {boolean} beginsAnother */
    pickFile: (beginsAnother) => {
      disk.pick().then((files) => {
        if (!files) picker.click();
        else if (files.length === 0) receiver.cancel();
        else openFiles(files, beginsAnother ? {...receiver, goOn: async () => false} : receiver);
      }, (error) => console.warn(error));
    },
    /** @param {number} request @param {import('./disk_files.js').Target} target */
    savePlan: (request, target) => disk.save(request, target, finish),
    /** @param {number} request @param {string} name @param {string} type @param {Uint8Array<ArrayBuffer>} text */
    saveFile: (request, name, type, text) => {
      // The program is in the middle of a frame; it is told afterwards.
      attempt(async () => download(name, type, text)).then((error) => finish(request, error));
    },
    /** @param {number} request @param {string} text @param {string} html */
    copyText: (request, text, html) => {
      attempt(() => copyText(text, html)).then((error) => finish(request, error));
    },
    /** @param {number} request @param {Uint8Array<ArrayBuffer>} plan */
    copyLink: (request, plan) => {
      attempt(async () => copyText(await linkTo(plan), '')).then((error) => finish(request, error));
    },
    reload: () => {
      // What was changed last is kept by then, unless another tab is in the way of it.
      inTime(Promise.resolve(library?.flush())).then(reload).catch((error) => console.warn(error));
    },
    /** @param {number} request */
    readClipboard: (request) => {
      readClipboard().then((clip) => {
        finish(request, '');
        paste(clip.html, clip.text);
      }, () => finish(request, tr('The browser does not let this page read it.')));
    },
  }, instantiate);
  await inTime(spoken.then(takeTexts));

  if (new URLSearchParams(location.search).has('widgets')) program.showWidgets();
  if (library) await inTime(library.begin());
  listenToPointer(root, program, frames);
  listenToKeys(tree, program, frames);
  listenToPlaces(thenDraw((place) => program.goToPlace(place)), embedding.isEmbedded);
  listenToFiles(picker, root, receiver);
  listenToClipboard(program, frames, paste, receiver);
  listenToLaunches(receiver);
  listenToLinks((plan) => openBytes(tr('Link to a plan'), plan, receiver), thenDraw((why) =>
    program.refuse(tr('Link to a plan'), why)));
  watchTheme(thenDraw(() => program.themeChanged()));
  watchSize(root, (now) => {
    size = now;
    frames.drawNow();
  });
  message.hidden = true;
  embedding.start({
    program,
    finish,
    draw: () => frames.request(),
    speak: (wanted) => speak(wanted).then(takeTexts),
  });
  Object.defineProperty(diagnostics, 'atRest', {get: () => frames.atRest});
  Object.assign(globalThis, {summit: diagnostics});
  // Whoever embeds the page brings it along.
  if (!embedding.isEmbedded) keepPage(thenDraw(() => program.setNewVersion()));
}

/** @param {() => Promise<void>} act @returns {Promise<string>} what went wrong, or nothing */
async function attempt(act) {
  try {
    await act();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @param {BeforeUnloadEvent} event */
function askBeforeLeaving(event) {
  event.preventDefault();
}

/** @param {string} title @param {boolean} unsaved */
function setDocument(title, unsaved) {
  document.title = title;
  // Only while it is needed: a page that listens is not kept for going back.
  if (unsaved) addEventListener('beforeunload', askBeforeLeaving);
  else removeEventListener('beforeunload', askBeforeLeaving);
}

start().catch(async (error) => {
  console.error(error);
  await inTime(spoken);
  const lacks = typeof WebAssembly !== 'object' ? 'WebAssembly' :
    error instanceof Error && error.message.includes('WebGL2') ? 'WebGL2' : '';
  if (lacks) {
    showFailure(find('message'),
      formatText(tr('Summit needs {}, and this browser does not offer it.'), lacks),
      tr('Use a current Firefox, Chrome, Edge or Safari, and see that hardware acceleration is not ' +
         'switched off in its settings.'));
  } else {
    showFailure(find('message'), tr('Summit could not start.'),
      formatText(tr('Reload the page. If that does not help, this is what went wrong: {}'), error));
  }
});
