// What C++ calls in the page (page.h): turns pointers into JavaScript's values and hands over to
// `Module.page`, the object web/page.js makes. The only file that Emscripten compiles.
mergeInto(LibraryManager.library, {
  $page_text: function (pointer, length) {
    // Not UTF8ToString: it stops at a zero byte, which text may contain.
    return new TextDecoder('utf-8', {ignoreBOM: true}).decode(
        HEAPU8.subarray(pointer, pointer + length));
  },

  page_attach: function () {
    // The views are replaced when memory grows, so the page asks for them each time.
    Module['page'].attach(function () {
      return HEAPU8;
    });
  },

  page_font_open__deps: ['$page_text'],
  page_font_open: function (css, length, metrics) {
    var font = Module['page'].glyphs.open(page_text(css, length));
    HEAPF32[metrics >> 2] = font.ascent;
    HEAPF32[(metrics >> 2) + 1] = font.descent;
    return font.number;
  },
  page_glyph_advance: function (font, em, codePoint) {
    return Module['page'].glyphs.advance(font, em, codePoint);
  },
  page_glyph_rasterize: function (font, em, codePoint, box) {
    var glyph = Module['page'].glyphs.rasterize(font, em, codePoint);
    HEAP32[box >> 2] = glyph.left;
    HEAP32[(box >> 2) + 1] = glyph.top;
    HEAP32[(box >> 2) + 2] = glyph.width;
    HEAP32[(box >> 2) + 3] = glyph.height;
    return glyph.kind;
  },
  page_glyph_pixels: function (rgba) {
    HEAPU8.set(Module['page'].glyphs.pixels, rgba);
  },

  page_texture_create: function (texture, width, height, rgba) {
    Module['page'].renderer.createTexture(texture, width, height,
        HEAPU8.subarray(rgba, rgba + 4 * width * height));
  },
  page_texture_update: function (texture, x, y, width, height, pitch, rgba) {
    Module['page'].renderer.updateTexture(texture, x, y, width, height, pitch,
        HEAPU8.subarray(rgba, rgba + 4 * (pitch * (height - 1) + width)));
  },
  page_texture_destroy: function (texture) {
    Module['page'].renderer.destroyTexture(texture);
  },
  page_draw: function (frame) {
    var i = frame >> 2;
    var buffers = [];
    for (var n = 0, at = HEAPU32[i + 9] >> 2; n < HEAPU32[i + 10]; n++, at += 4) {
      buffers.push({
        vertices: HEAPU8.subarray(HEAPU32[at], HEAPU32[at] + HEAPU32[at + 1]),
        indices: HEAPU8.subarray(HEAPU32[at + 2], HEAPU32[at + 2] + HEAPU32[at + 3])
      });
    }
    var commands = HEAPU32[i + 11] >> 2;
    Module['page'].renderer.draw({
      pixelWidth: HEAP32[i],
      pixelHeight: HEAP32[i + 1],
      width: HEAPF32[i + 2],
      height: HEAPF32[i + 3],
      white: [HEAPF32[i + 4], HEAPF32[i + 5]],
      background: [HEAPF32[i + 6], HEAPF32[i + 7], HEAPF32[i + 8]],
      buffers: buffers,
      // Eight numbers each, DrawCommand of page.h.
      commands: HEAP32.subarray(commands, commands + 8 * HEAPU32[i + 12])
    });
  },

  page_set_semantics__deps: ['$page_text'],
  page_set_semantics: function (json, length) {
    Module['page'].setSemantics(page_text(json, length));
  },
  page_set_cursor: function (shape) {
    Module['page'].setCursor(shape);
  },
  page_set_colors: function (colors, count) {
    Module['page'].setColors(HEAPU32.subarray(colors >> 2, (colors >> 2) + count));
  },
  page_set_problems: function (errors, warnings) {
    Module['page'].embedding.setProblems(errors >>> 0, warnings >>> 0);
  },
  page_set_wanted_height: function (height) {
    Module['page'].embedding.setWantedHeight(height);
  },
  page_selection_in: function (field, selection) {
    HEAPU32.set(Module['page'].selectionIn(field >>> 0), selection >> 2);
  },

  page_pick_file: function () {
    Module['page'].pickFile();
  },
  page_save_file__deps: ['$page_text'],
  page_save_file: function (request, name, nameLength, type, typeLength, text, textLength) {
    // A copy: the download outlives this call.
    Module['page'].saveFile(request >>> 0, page_text(name, nameLength), page_text(type, typeLength),
        HEAPU8.slice(text, text + textLength));
  },
  page_save_plan__deps: ['$page_text'],
  page_save_plan: function (request, handle, name, length, isChosen, isPlan, overwrites) {
    Module['page'].savePlan(request >>> 0, {
      handle: handle >>> 0, name: page_text(name, length),
      isChosen: !!isChosen, isPlan: !!isPlan, overwrites: !!overwrites,
    });
  },
  page_keeps_plan: function () {
    return Module['page'].embedding.keepsPlan();
  },
  page_keep_plan: function (request) {
    Module['page'].embedding.keepPlan(request >>> 0);
  },
  page_copy_text__deps: ['$page_text'],
  page_copy_text: function (request, text, length, html, htmlLength) {
    Module['page'].copyText(request >>> 0, page_text(text, length), page_text(html, htmlLength));
  },
  page_copy_link: function (request, plan, length) {
    // A copy: compressing it goes on after this call.
    Module['page'].copyLink(request >>> 0, HEAPU8.slice(plan, plan + length));
  },
  page_reload: function () {
    Module['page'].reload();
  },
  page_read_clipboard: function (request) {
    Module['page'].readClipboard(request >>> 0);
  },
  page_set_document__deps: ['$page_text'],
  page_set_document: function (title, length, unsaved) {
    Module['page'].setDocument(page_text(title, length), !!unsaved);
  },
  page_new_id__deps: ['$page_put'],
  page_new_id: function (text, capacity) {
    return page_put(Module['page'].newId(), text, capacity);
  },
  page_plan_changed: function () {
    Module['page'].planChanged();
  },
  page_library__deps: ['$page_text'],
  page_library: function (action, id, idLength, text, length) {
    Module['page'].library(action, page_text(id, idLength), page_text(text, length));
  },
  page_wake_after: function (milliseconds) {
    Module['page'].wakeAfter(milliseconds);
  },
  page_now: function () {
    return performance.now();
  },
  page_uses_command: function () {
    return Module['page'].usesCommand;
  },
  page_prefers_dark: function () {
    return Module['page'].prefersDark();
  },
  page_prefers_contrast: function () {
    return Module['page'].prefersContrast();
  },
  page_recall: function (setting) {
    return Module['page'].recall(setting);
  },
  page_remember: function (setting, value) {
    Module['page'].remember(setting, value);
  },
  page_push_place: function (place) {
    Module['page'].pushPlace(place);
  },
  page_go_places: function (steps) {
    Module['page'].goPlaces(steps);
  },
  $page_put: function (text, pointer, capacity) {
    return new TextEncoder().encodeInto(text, HEAPU8.subarray(pointer, pointer + capacity)).written;
  },
  page_number__deps: ['$page_put'],
  page_number: function (count, text, capacity) {
    return page_put(Module['page'].number(count), text, capacity);
  },
  page_time__deps: ['$page_put'],
  page_time: function (milliseconds, text, capacity) {
    return page_put(Module['page'].time(milliseconds), text, capacity);
  },
  page_set_dark: function (dark) {
    Module['page'].setDark(!!dark);
  }
});
