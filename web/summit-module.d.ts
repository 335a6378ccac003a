// The module Emscripten makes of src/browser; build.mjs tells esbuild where it is.
declare module "summit-module" {
  /** The functions of src/browser/main.cpp; numbers, with pointers and lengths for text. */
  export interface ProgramModule {
    _summit_allocate(length: number): number;
    _summit_release(memory: number): void;
    _summit_init(): void;
    _summit_frame(width: number, height: number, scale: number, time: number): number;
    _summit_pointer_move(x: number, y: number, source: number): void;
    _summit_pointer_button(button: number, down: boolean, modifiers: number): void;
    _summit_pointer_leave(): void;
    _summit_scroll(x: number, y: number): void;
    _summit_focus(node: number, visible: boolean): void;
    _summit_activate(node: number): void;
    _summit_caret_moved(node: number): void;
    _summit_set_text(node: number, text: number, length: number): void;
    _summit_key(focus: number, key: number, length: number, modifiers: number): number;
    _summit_paste(html: number, htmlLength: number, text: number, length: number): void;
    _summit_prose(html: number, length: number): number;
    _summit_prose_break(text: number, length: number, begin: number, end: number): number;
    _summit_copy(cut: boolean): number;
    _summit_go_to_place(place: number): void;
    _summit_context_menu(x: number, y: number): void;
    _summit_prose_spans(text: number, length: number): number;
    _summit_file_begin(name: number, nameLength: number, size: number): number;
    _summit_file_part(file: number, bytes: number, length: number): number;
    _summit_file_end(file: number, error: number, length: number, handle: number): boolean;
    _summit_text_to_save(request: number, name: number, length: number): number;
    _summit_saved(request: number, name: number, length: number, handle: number): void;
    _summit_save_cancelled(request: number): void;
    _summit_file_differs(request: number, handle: number, bytes: number, length: number): void;
    _summit_load(format: number, title: number, titleLength: number, bytes: number, length: number): void;
    _summit_loaded(): number;
    _summit_go_to(id: number, length: number): number;
    _summit_choose_theme(theme: number): void;
    _summit_show_stages(bits: number): void;
    _summit_kept(): void;
    _summit_files_unopened(names: number, length: number): void;
    _summit_pick_cancelled(): void;
    _summit_finished(request: number, error: number, length: number): void;
    _summit_refuse(name: number, nameLength: number, why: number, length: number): void;
    _summit_set_new_version(): void;
    _summit_answer_length(): number;
    _summit_take_changes(): number;
    _summit_write(format: number, length: number): number;
    _summit_apply(operations: number, length: number, name: number, nameLength: number,
      follows: boolean): number;
    _summit_begin_kept(json: number, length: number): number;
    _summit_go_on_kept(operations: number, length: number): number;
    _summit_write_kept(): number;
    _summit_show_kept(id: number, idLength: number, file: number, fileLength: number,
      isDocument: boolean, isSaved: boolean, handle: number): void;
    _summit_open_kept_pad(name: number, nameLength: number, bytes: number, length: number): void;
    _summit_set_kept(revision: number, failure: number, length: number): void;
    _summit_set_read_only(why: number, length: number, elsewhere: boolean): void;
    _summit_set_library(json: number, length: number): void;
    _summit_set_versions(json: number, length: number): void;
    _summit_compare_with(plan: number, planLength: number, label: number, length: number): void;
    _summit_say(text: number, length: number, isError: boolean): void;
    _summit_set_texts(texts: number, length: number): void;
    _summit_theme_changed(): void;
    _summit_show_widgets(): void;
    _summit_context_lost(): void;
    _summit_rescue(): void;
  }
  export default function createModule(options: object): Promise<ProgramModule>;
}
