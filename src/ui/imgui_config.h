// Dear ImGui's compile-time options (IMGUI_USER_CONFIG); every file that includes imgui.h sees the
// same ones, since they change its data structures.
#pragma once

// Every code point, not only the first 65,536.
#define IMGUI_USE_WCHAR32

// Glyphs come from whoever embeds the program: the browser's fonts, or a fake in tests. It supplies
// ImGuiFreeType::GetFontLoader(), declared by Dear ImGui's misc/freetype/imgui_freetype.h; FreeType
// itself is not used. This also drops the built-in rasteriser and the built-in font.
#define IMGUI_ENABLE_FREETYPE
#define IMGUI_DISABLE_DEFAULT_FONT

// What a document tool does not ship.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS

// A page has neither files nor programs of its own.
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS

// What would read window settings from a file: there is none, and reading by formats is large.
#include <cstdio>
#define sscanf(...) 0
