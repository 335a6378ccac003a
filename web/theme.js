// Light or dark and their contrast: the system's wish, unless the address says otherwise
// (?theme=dark, ?theme=contrast).

const system = matchMedia('(prefers-color-scheme: dark)');
// Colours forced by the system cannot be used on a canvas; what they are for is contrast.
const contrast = matchMedia('(prefers-contrast: more), (forced-colors: active)');
export const forced = new URLSearchParams(location.search).get('theme');

export function prefersDark() {
  if (forced === 'dark' || forced === 'light') return forced === 'dark';
  return system.matches;
}

export function prefersContrast() {
  return forced === 'contrast' || (!forced && contrast.matches);
}

/** @param {() => void} changed */
export function watchTheme(changed) {
  system.addEventListener('change', changed);
  contrast.addEventListener('change', changed);
}

/** The theme in use, for the page's own elements. @param {boolean} dark */
export function setDark(dark) {
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
}

// In the order in which the program gives them.
const COLORS = ['text', 'selection', 'placeholder', 'mark', 'literal', 'link', 'role', 'wrong'];

/** Colours of the editors. @param {Uint32Array} colors 0xAABBGGRR */
export function setColors(colors) {
  const {style} = document.documentElement;
  for (const [at, name] of COLORS.entries()) {
    const color = colors[at];
    const [red, green, blue] = [0, 8, 16].map((shift) => (color >>> shift) & 255);
    style.setProperty(`--editor-${name}`, `rgb(${red} ${green} ${blue} / ${(color >>> 24) / 255})`);
  }
}
