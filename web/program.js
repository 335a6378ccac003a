// The WebAssembly program: the functions src/browser/main.cpp exports, with JavaScript's types.
import createModule from 'summit-module';

/** @typedef {import('summit-module').ProgramModule} ProgramModule */
/** @typedef {(imports: WebAssembly.Imports) => Promise<WebAssembly.WebAssemblyInstantiatedSource>} Instantiate */

/**
 * What became of a plan (src/ui/journal.h).
 * @typedef {object} Entry
 * @property {'shows' | 'plan' | 'operations' | 'pad'} kind
 * @property {string} plan @property {string} title
 * @property {number} priorities @property {number} ideas
 * @property {string} file @property {boolean} document @property {boolean} saved
 * @property {string} pad @property {number} revision
 * @property {number} handle of the file on the disk, if there is one
 * @property {string} payload
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Program {
  /** @type {ProgramModule | null} */
  #module = null;
  /** @type {() => Uint8Array} */
  #memory = () => new Uint8Array();
  #fail;

  /** @param {(error: unknown) => void} fail Told once, when the program has broken; from then on
   *   every call does nothing. */
  constructor(fail) {
    this.#fail = fail;
  }

  /**
   * @param {object} page What library.js calls.
   * @param {Instantiate} instantiate
   */
  async load(page, instantiate) {
    /** @type {(memory: () => Uint8Array) => void} */
    const attach = (memory) => {
      this.#memory = memory;
    };
    const module = await new Promise((resolve, reject) => {
      createModule({
        page: Object.assign(page, {attach}),
        /** @type {(imports: WebAssembly.Imports, receive: Function) => object} */
        instantiateWasm: (imports, receive) => {
          instantiate(imports).then(({instance, module}) => receive(instance, module), reject);
          return {};
        },
      }).then(resolve, reject);
    });
    this.#module = module;
    this.#call((program) => program._summit_init());
  }

  /**
   * @param {number} width CSS pixels
   * @param {number} height CSS pixels
   * @param {number} scale canvas pixels per CSS pixel
   * @param {number} time milliseconds
   * @returns {boolean} whether another frame is wanted
   */
  frame(width, height, scale, time) {
    return !!this.#call((program) => program._summit_frame(width, height, scale, time));
  }

  /** @param {number} x @param {number} y @param {number} source 0 mouse, 1 touch, 2 pen */
  pointerMove(x, y, source) {
    this.#call((program) => program._summit_pointer_move(x, y, source));
  }

  /** @param {number} button 0 left, 1 right, 2 middle @param {boolean} down @param {number} modifiers */
  pointerButton(button, down, modifiers) {
    this.#call((program) => program._summit_pointer_button(button, down, modifiers));
  }

  pointerLeave() {
    this.#call((program) => program._summit_pointer_leave());
  }

  /** @param {number} x CSS pixels @param {number} y CSS pixels */
  scroll(x, y) {
    this.#call((program) => program._summit_scroll(x, y));
  }

  /** @param {number} node 0: none @param {boolean} visible came by keyboard */
  focus(node, visible) {
    this.#call((program) => program._summit_focus(node, visible));
  }

  /** @param {number} node */
  activate(node) {
    this.#call((program) => program._summit_activate(node));
  }

  /** @param {number} node @param {string} text */
  setText(node, text) {
    this.#callWith([encoder.encode(text)], (program, [at, length]) =>
      program._summit_set_text(node, at, length));
  }

  /** @param {number} node */
  caretMoved(node) {
    this.#call((program) => program._summit_caret_moved(node));
  }

  /**
   * @param {number} focus @param {string} key @param {number} modifiers
   * @returns {boolean} whether the program acts on the key
   */
  key(focus, key, modifiers) {
    return !!this.#callWith([encoder.encode(key)], (program, [at, length]) =>
      program._summit_key(focus, at, length, modifiers));
  }

  /**
   * A file whose bytes come in parts.
   * @param {string} name @param {number} size bytes
   * @returns {number} what names it; 0 when it is too large
   */
  beginFile(name, size) {
    return this.#callWith([encoder.encode(name)], (program, [at, length]) =>
      program._summit_file_begin(at, length, size)) ?? 0;
  }

  /** @param {number} file @param {Uint8Array} bytes @returns {boolean} whether it is still wanted */
  addToFile(file, bytes) {
    return !!this.#callWith([bytes], (program, [at, length]) =>
      program._summit_file_part(file, at, length));
  }

  /** @param {number} file @param {string} error empty when all came
   *  @param {number} handle what names it on the disk, to be saved again; 0: nothing
   *  @returns {boolean} false when it is refused */
  endFile(file, error, handle) {
    return !!this.#callWith([encoder.encode(error)], (program, [at, length]) =>
      program._summit_file_end(file, at, length, handle));
  }

  /** Of several files these are not opened. @param {string} names */
  tellUnopened(names) {
    this.#callWith([encoder.encode(names)], (program, [at, length]) =>
      program._summit_files_unopened(at, length));
  }

  /** What Copy or Cut takes of what has the focus; null where that is up to the browser.
   *  @param {boolean} cut @returns {{text: string, html: string} | null} */
  copy(cut) {
    return this.#call((program) => {
      const at = program._summit_copy(cut);
      if (at === 0) return null;
      const memory = this.#memory();
      const end = memory.indexOf(0, at);
      return {
        text: decoder.decode(memory.slice(at, end)),
        html: decoder.decode(memory.slice(end + 1, memory.indexOf(0, end + 1))),
      };
    }) ?? null;
  }

  /** @param {number} place */
  goToPlace(place) {
    this.#call((program) => program._summit_go_to_place(place));
  }

  /** @param {number} x CSS pixels @param {number} y CSS pixels */
  contextMenu(x, y) {
    this.#call((program) => program._summit_context_menu(x, y));
  }

  /** @param {string} html @param {string} text the same as plain text */
  paste(html, text) {
    this.#callWith([encoder.encode(html), encoder.encode(text)],
      (program, [htmlAt, htmlLength, at, length]) => program._summit_paste(htmlAt, htmlLength, at, length));
  }

  /** Rich text as a field of prose takes it; empty where plain text does as well.
   *  @param {string} html @returns {string} */
  proseOf(html) {
    return this.#callWith([encoder.encode(html)], (program, [htmlAt, length]) => {
      const at = program._summit_prose(htmlAt, length);
      const memory = this.#memory();
      return decoder.decode(memory.slice(at, memory.indexOf(0, at)));
    }) ?? '';
  }

  /** What Enter does in prose with what is selected from `begin` to `end`: `text` takes the place of
   *  a part, behind which the caret stands at `caret`.
   *  @param {string} prose @param {number} begin @param {number} end */
  breakLine(prose, begin, end) {
    return this.#callWith([encoder.encode(prose)], (program, [proseAt, length]) => {
      const at = program._summit_prose_break(proseAt, length, begin, end);
      const memory = this.#memory();
      const [places, ...lines] = decoder.decode(memory.slice(at, memory.indexOf(0, at))).split('\n');
      const [from, to, caret] = places.split(' ').map(Number);
      return {from, to, caret, text: lines.join('\n')};
    }) ?? null;
  }

  /** What of prose is markup: begin, end and colour of each part, in order.
   *  @param {string} text @returns {Uint32Array} */
  spansOf(text) {
    return this.#callWith([encoder.encode(text)], (program, [textAt, length]) => {
      const at = program._summit_prose_spans(textAt, length);
      const {buffer} = this.#memory();
      const [count] = new Uint32Array(buffer, at, 1);
      return new Uint32Array(buffer, at + 4, 3 * count).slice();
    }) ?? new Uint32Array();
  }

  /** @param {number} request @param {string} error empty when it went well */
  finished(request, error) {
    this.#callWith([encoder.encode(error)], (program, [at, length]) =>
      program._summit_finished(request, at, length));
  }

  pickCancelled() {
    this.#call((program) => program._summit_pick_cancelled());
  }

  /** What became of the plans since the last call (src/ui/journal.h), in order. @returns {Entry[]} */
  takeChanges() {
    const bytes = this.#answer([], (program) => program._summit_take_changes());
    const entries = [];
    for (let at = 0; at < bytes.length;) {
      const end = bytes.indexOf(10, at);
      const entry = JSON.parse(decoder.decode(bytes.subarray(at, end)));
      at = end + 1 + entry.bytes;
      entry.payload = decoder.decode(bytes.subarray(end + 1, at));
      entries.push(entry);
      at++;
    }
    return entries;
  }

  // --- saving (src/ui/app.h) ---

  /** What a save writes to a file of that name; nothing where the plan is not open any more.
   *  @param {number} request @param {string} name @returns {Uint8Array<ArrayBuffer>} */
  textToSave(request, name) {
    return this.#answer([name], (program, [at, length]) => program._summit_text_to_save(request, at, length));
  }

  /** @param {number} request @param {string} name @param {number} handle 0: it was a download */
  saved(request, name, handle) {
    this.#callWith([encoder.encode(name)], (program, [at, length]) =>
      program._summit_saved(request, at, length, handle));
  }

  /** @param {number} request */
  saveCancelled(request) {
    this.#call((program) => program._summit_save_cancelled(request));
  }

  /** Another program changed the open plan's file. @param {number} request the save that found it so;
   *  0: none @param {number} handle names it as it is now @param {Uint8Array} bytes what it has */
  fileDiffers(request, handle, bytes) {
    this.#callWith([bytes], (program, [at, length]) =>
      program._summit_file_differs(request, handle, at, length));
  }

  /** The open plan as a file; empty where there is none. @param {'plan' | 'rst' | 'pad'} format */
  write(format) {
    return this.#text([format], (program, [at, length]) => program._summit_write(at, length));
  }

  /**
   * Applies operations, all or none, as one step for undo.
   * @param {string} operations JSON @param {string} name as undo calls them
   * @param {boolean} [follows] another tab applied and keeps them
   * @returns {string} why not, else nothing
   */
  apply(operations, name, follows = false) {
    return this.#text([operations, name], (program, [at, length, nameAt, nameLength]) =>
      program._summit_apply(at, length, nameAt, nameLength, follows));
  }

  /** The next plan that is kept is this JSON… @param {string} json @returns {string} why not */
  beginKept(json) {
    return this.#text([json], (program, [at, length]) => program._summit_begin_kept(at, length));
  }

  /** … and what was done to it since, list by list… @param {string} operations
   *  @returns {string} why not */
  goOnKept(operations) {
    return this.#text([operations], (program, [at, length]) => program._summit_go_on_kept(at, length));
  }

  /** … which is a file as well… */
  writeKept() {
    return this.#text([], (program) => program._summit_write_kept());
  }

  /** … and then it is the open one. @param {string} id
   *  @param {{file: string, document: boolean, saved: boolean}} facts
   *  @param {number} handle what names the file on the disk; 0: nothing */
  showKept(id, facts, handle) {
    this.#callWith([encoder.encode(id), encoder.encode(facts.file)],
      (program, [at, length, fileAt, fileLength]) =>
        program._summit_show_kept(at, length, fileAt, fileLength, facts.document, facts.saved, handle));
  }

  /** The pad that stood beside it. @param {string} name @param {string} bytes */
  openKeptPad(name, bytes) {
    this.#callWith([encoder.encode(name), encoder.encode(bytes)], (program, [nameAt, nameLength, at, length]) =>
      program._summit_open_kept_pad(nameAt, nameLength, at, length));
  }

  /** Changes up to a revision are kept, or nothing can be. @param {number} revision
   *  @param {string} failure */
  setKept(revision, failure) {
    this.#callWith([encoder.encode(failure)], (program, [at, length]) =>
      program._summit_set_kept(revision, at, length));
  }

  /** @param {string} why nothing can be changed; empty: everything can
   *  @param {boolean} [elsewhere] another tab has the plan, and can be asked for it */
  setReadOnly(why, elsewhere = false) {
    this.#callWith([encoder.encode(why)], (program, [at, length]) =>
      program._summit_set_read_only(at, length, elsewhere));
  }

  /** The plans that are kept, the newest first. @param {string} json as src/ui/library.h has it */
  setLibrary(json) {
    this.#callWith([encoder.encode(json)], (program, [at, length]) =>
      program._summit_set_library(at, length));
  }

  /** The versions of the open plan, the newest first. @param {string} json as src/ui/library.h has it */
  setVersions(json) {
    this.#callWith([encoder.encode(json)], (program, [at, length]) =>
      program._summit_set_versions(at, length));
  }

  /** Shows the document with what changed since a version. @param {string} plan that version, as JSON
   *  @param {string} label its name and when, in words */
  compareWith(plan, label) {
    this.#callWith([encoder.encode(plan), encoder.encode(label)],
      (program, [at, length, labelAt, labelLength]) =>
        program._summit_compare_with(at, length, labelAt, labelLength));
  }

  /** Says something to the person. @param {string} text @param {boolean} [isError] */
  say(text, isError = false) {
    this.#callWith([encoder.encode(text)], (program, [at, length]) =>
      program._summit_say(at, length, isError));
  }

  /** Something that was to be opened cannot be. @param {string} name @param {string} why a sentence */
  refuse(name, why) {
    this.#callWith([encoder.encode(name), encoder.encode(why)], (program, [nameAt, nameLength, at, length]) =>
      program._summit_refuse(nameAt, nameLength, at, length));
  }

  /** A reload would bring a new version. */
  setNewVersion() {
    this.#call((program) => program._summit_set_new_version());
  }

  /** @param {string} catalogue as set_catalogue() of src/ui/texts.h takes it */
  setTexts(catalogue) {
    this.#callWith([encoder.encode(catalogue)], (program, [at, length]) =>
      program._summit_set_texts(at, length));
  }

  // --- for the page that embeds this one (src/ui/embedding.h) ---

  /** @param {number} format FileFormat of src/pad/file_format.h @param {string} title
   *  @param {Uint8Array} bytes */
  openData(format, title, bytes) {
    this.#callWith([encoder.encode(title), bytes], (program, [titleAt, titleLength, at, length]) =>
      program._summit_load(format, titleAt, titleLength, at, length));
  }

  /** False once it has broken. */
  get isRunning() {
    return this.#module !== null;
  }

  /** Goes on with that. @returns {string} JSON: what became of it; empty: not known yet */
  loaded() {
    return this.#text([], (program) => program._summit_loaded());
  }

  /** @param {string} id @returns {boolean} whether there is such a priority or idea */
  goTo(id) {
    return !!this.#callWith([encoder.encode(id)], (program, [at, length]) =>
      program._summit_go_to(at, length));
  }

  /** @param {number} theme Theme of src/ui/theme.h */
  chooseTheme(theme) {
    this.#call((program) => program._summit_choose_theme(theme));
  }

  /** @param {number} bits one for each Stage of src/ui/session.h */
  showStages(bits) {
    this.#call((program) => program._summit_show_stages(bits));
  }

  /** Somebody else keeps the plan as it is now. */
  kept() {
    this.#call((program) => program._summit_kept());
  }

  themeChanged() {
    this.#call((program) => program._summit_theme_changed());
  }

  /** Every widget in place of the screens. */
  showWidgets() {
    this.#call((program) => program._summit_show_widgets());
  }

  contextLost() {
    this.#call((program) => program._summit_context_lost());
  }

  /** After a failure: offers the plan as a file. Throws when it cannot be reached any more.
   *  @param {ProgramModule} module */
  static rescue(module) {
    module._summit_rescue();
  }

  /**
   * @template T
   * @param {(program: ProgramModule) => T} call
   * @returns {T | undefined}
   */
  #call(call) {
    const module = this.#module;
    if (!module) return undefined;
    try {
      return call(module);
    } catch (error) {
      this.#module = null;
      this.#fail(new ProgramError(error, module));
      return undefined;
    }
  }

  /** @param {string[]} values @param {(program: ProgramModule, places: number[]) => number} call
   *  @returns {Uint8Array<ArrayBuffer>} a copy */
  #answer(values, call) {
    return this.#callWith(values.map((value) => encoder.encode(value)), (program, places) => {
      const at = call(program, places);
      return this.#memory().slice(at, at + program._summit_answer_length());
    }) ?? new Uint8Array(0);
  }

  /** @param {string[]} values @param {(program: ProgramModule, places: number[]) => number} call */
  #text(values, call) {
    return decoder.decode(this.#answer(values, call));
  }

  /**
   * Calls with bytes in the program's memory, given as pointer and length of each.
   * @template T
   * @param {Uint8Array[]} values
   * @param {(program: ProgramModule, pointersAndLengths: number[]) => T} call
   */
  #callWith(values, call) {
    return this.#call((program) => {
      const places = values.flatMap((bytes) => {
        const at = program._summit_allocate(bytes.length);
        if (at === 0 && bytes.length > 0) throw new RangeError('out of memory');
        this.#memory().set(bytes, at);
        return [at, bytes.length];
      });
      const result = call(program, places);
      for (let i = 0; i < places.length; i += 2) program._summit_release(places[i]);
      return result;
    });
  }
}

/** The program broke. Its memory is still there, so the plan can perhaps be saved. */
export class ProgramError extends Error {
  /** @param {unknown} cause @param {ProgramModule} module */
  constructor(cause, module) {
    super(String(cause), {cause});
    this.rescue = () => Program.rescue(module);
  }
}
