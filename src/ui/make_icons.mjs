// Prints, as C++, the strokes of Lucide's icons (https://lucide.dev, from npm) that Summit draws.
//
// An icon is a list of strokes on a grid of 24 units, each a number of points (negative where the
// stroke is closed) and then x and y of every point, in hundredths of a unit. Curves become lines
// that are nowhere further from them than `tolerance`.
import {readFile} from 'node:fs/promises';

/** By the names of `Icon` in icons.h: what Lucide calls it. */
const icons = {
  plus: 'plus',
  open: 'folder-open',
  save: 'save',
  download: 'download',
  copy: 'copy',
  undo: 'undo-2',
  redo: 'redo-2',
  light: 'sun',
  dark: 'moon',
  contrast: 'contrast',
  up: 'chevron-up',
  down: 'chevron-down',
  remove: 'trash',
  promote: 'arrow-up-to-line',
  demote: 'arrow-down-to-line',
  grip: 'grip-vertical',
  collapsed: 'chevron-right',
  expanded: 'chevron-down',
  indent: 'list-indent-increase',
  outdent: 'list-indent-decrease',
  sample: 'file-text',
  error: 'octagon-x',
  warning: 'triangle-alert',
  hint: 'info',
  pad: 'notepad-text',
  check: 'check',
  check_all: 'check-check',
  close: 'x',
  search: 'search',
  keyboard: 'keyboard',
  filter: 'funnel',
  clock: 'rotate-ccw-clock',
  play: 'play',
  pause: 'pause',
  title: 'type',
  group: 'list-tree',
  priority: 'flag',
  owner: 'user',
  description: 'text-align-start',
  idea: 'lightbulb',
  ignore: 'ban',
  cut: 'scissors',
  paste: 'clipboard',
  box: 'square',
  ticked: 'square-check',
  mark_strong: 'bold',
  mark_emphasis: 'italic',
  mark_literal: 'code',
  link: 'link',
  list: 'list',
  load: 'chart-bar',
  library: 'library',
  more: 'ellipsis',
  save_as: 'save-pen',
  save_plan: 'file-down',
  keep: 'bookmark-plus',
  copy_rst: 'clipboard-copy',
  share: 'share-2',
  duplicate: 'copy-plus',
  several: 'list-checks',
  select_all: 'copy-check',
  rename: 'pencil',
  move_up: 'arrow-up',
  move_down: 'arrow-down',
  add_below: 'corner-down-right',
  fix: 'wrench',
  back: 'arrow-left',
  forward: 'arrow-right',
  reload: 'refresh-cw',
  system: 'monitor',
  language: 'languages',
  source: 'file-code',
  rendered: 'eye',
  both: 'columns-2',
  differences: 'file-diff',
  last_release: 'file-clock',
  next_release: 'calendar-plus',
  plan: 'layout-list',
  book: 'book-open',
};

const tolerance = 0.015; // and rounding to hundredths moves a point by less than 0.0071

/** @typedef {{points: number[][], closed: boolean}} Stroke */

/** What draws a path, `at` the pen. Angles go from x to y. */
class Pen {
  constructor() {
    /** @type {Stroke[]} */
    this.strokes = [];
    this.at = [0, 0];
  }

  /** @param {number[]} to */
  move(to) {
    this.strokes.push({points: [to], closed: false});
    this.at = to;
  }

  /** @param {number[]} to */
  line(to) {
    this.strokes.at(-1)?.points.push(to);
    this.at = to;
  }

  close() {
    const stroke = this.strokes.at(-1);
    if (!stroke) return;
    stroke.closed = true;
    this.at = stroke.points[0];
  }

  /** @param {number[]} one @param {number[]} other @param {number[]} to */
  cubic(one, other, to) {
    const from = this.at;
    // A line through points of equal steps is off by an eighth of a step's second derivative.
    const bend = Math.max(...[[from, one, other], [one, other, to]].map(([a, b, c]) =>
      6 * Math.hypot(a[0] - 2 * b[0] + c[0], a[1] - 2 * b[1] + c[1])));
    const steps = Math.max(1, Math.ceil(Math.sqrt(bend / (8 * tolerance))));
    for (let i = 1; i <= steps; ++i) {
      const t = i / steps;
      const s = 1 - t;
      this.line([0, 1].map((axis) => s * s * s * from[axis] + 3 * s * s * t * one[axis] +
                                     3 * s * t * t * other[axis] + t * t * t * to[axis]));
    }
  }

  /** @param {number[]} control @param {number[]} to */
  quadratic(control, to) {
    const third = (/** @type {number[]} */ end) =>
      [0, 1].map((axis) => (end[axis] + 2 * control[axis]) / 3);
    this.cubic(third(this.at), third(to), to);
  }

  /**
   * Part of a circle; SVG 2, section B.2.4, finds its centre. Lucide has no ellipses.
   * @param {number} radius @param {boolean} large @param {boolean} sweep @param {number[]} to
   */
  arc(radius, large, sweep, to) {
    const [x, y] = this.at;
    const [dx, dy] = [(to[0] - x) / 2, (to[1] - y) / 2];
    const half = Math.hypot(dx, dy);
    const r = Math.max(radius, half);
    const away = Math.sqrt(r * r - half * half) / half * (large === sweep ? -1 : 1);
    const center = [x + dx - away * dy, y + dy + away * dx];
    const start = Math.atan2(y - center[1], x - center[0]);
    let turn = Math.atan2(to[1] - center[1], to[0] - center[0]) - start;
    if (sweep && turn < 0) turn += 2 * Math.PI;
    if (!sweep && turn > 0) turn -= 2 * Math.PI;
    const steps = Math.ceil(Math.abs(turn) / (2 * Math.acos(1 - tolerance / r)));
    for (let i = 1; i < steps; ++i) {
      const angle = start + turn * i / steps;
      this.line([center[0] + r * Math.cos(angle), center[1] + r * Math.sin(angle)]);
    }
    this.line(to);
  }

  /** SVG's path data. @param {string} data */
  path(data) {
    let rest = data;
    this.at = [0, 0];
    const take = (/** @type {RegExp} */ form) => {
      const found = form.exec(rest);
      if (found) rest = rest.slice(found[0].length);
      return found?.[1];
    };
    const number = () => {
      const found = take(/^[\s,]*(-?(?:\d+\.?\d*|\.\d+))/);
      if (found === undefined) throw new Error(`No number at "${rest}" of the path "${data}"`);
      return Number(found);
    };
    const flag = () => take(/^[\s,]*([01])/) === '1'; // what follows may touch it
    let command = '';
    while (rest.trim()) {
      const next = take(/^\s*([a-zA-Z])/);
      // Without a letter the last command goes on; after a move these are lines.
      command = next ?? {M: 'L', m: 'l'}[command] ?? command;
      const [x, y] = command === command.toLowerCase() ? this.at : [0, 0];
      const point = () => [x + number(), y + number()];
      switch (command.toUpperCase()) {
        case 'M': this.move(point()); break;
        case 'L': this.line(point()); break;
        case 'H': this.line([x + number(), this.at[1]]); break;
        case 'V': this.line([this.at[0], y + number()]); break;
        case 'C': this.cubic(point(), point(), point()); break;
        case 'Q': this.quadratic(point(), point()); break;
        case 'Z': this.close(); break;
        case 'A': {
          const radii = [number(), number()];
          number(); // how far the axes are turned: nothing in a circle
          if (radii[0] !== radii[1]) throw new Error(`An ellipse in the path "${data}"`);
          this.arc(radii[0], flag(), flag(), point());
          break;
        }
        default: throw new Error(`The command ${command} in the path "${data}"`);
      }
    }
  }
}

/** What an element of SVG draws, as path data. @type {Record<string, (a: any) => string>} */
const pathOf = {
  path: ({d}) => d,
  line: ({x1, y1, x2, y2}) => `M${x1} ${y1} L${x2} ${y2}`,
  polyline: ({points}) => `M${points}`,
  polygon: ({points}) => `M${points} Z`,
  circle: ({cx, cy, r}) =>
    `M${cx - r} ${cy} a${r} ${r} 0 1 1 ${2 * r} 0 a${r} ${r} 0 1 1 ${-2 * r} 0 Z`,
  rect: ({x, y, width, height, rx = 0}) => {
    const corner = (/** @type {string} */ to) => (rx > 0 ? `a${rx} ${rx} 0 0 1 ${to}` : '');
    return `M${Number(x) + Number(rx)} ${y} h${width - 2 * rx} ${corner(`${rx} ${rx}`)}` +
           `v${height - 2 * rx} ${corner(`${-rx} ${rx}`)} h${2 * rx - width} ` +
           `${corner(`${-rx} ${-rx}`)} v${2 * rx - height} ${corner(`${rx} ${-rx}`)} Z`;
  },
};

/** The numbers of one stroke. @param {Stroke} stroke */
function encode({points, closed}) {
  const close = (/** @type {number[]} */ one, /** @type {number[]} */ other) =>
    Math.hypot(one[0] - other[0], one[1] - other[1]) < 2;
  /** @type {number[][]} */
  const kept = [];
  for (const point of points.map(([x, y]) => [Math.round(x * 100), Math.round(y * 100)])) {
    // Lucide's dots are lines of 0.01 units with round ends: a point.
    if (kept.length === 0 || !close(kept[kept.length - 1], point)) kept.push(point);
  }
  if (closed && close(kept[0], kept[kept.length - 1])) kept.pop();
  return [closed ? -kept.length : kept.length, ...kept.flat()];
}

const lucide = new URL('../../node_modules/lucide-static/', import.meta.url);
const [nodes, licence] = await Promise.all(['icon-nodes.json', 'LICENSE'].map(
  (name) => readFile(new URL(name, lucide), 'utf8')));
/** @type {Record<string, [string, object][]>} */
const known = JSON.parse(nodes);

console.log('// Made by src/ui/make_icons.mjs from icons that are under this licence:\n//');
console.log(licence.trim().replace(/^/gm, '// ').replace(/ +$/gm, ''));
for (const [name, theirs] of Object.entries(icons)) {
  if (!known[theirs]) throw new Error(`Lucide has no icon ${theirs}`);
  const pen = new Pen();
  for (const [element, attributes] of known[theirs]) pen.path(pathOf[element](attributes));
  console.log(`\nconstexpr std::int16_t ${name}_strokes[] = {  // ${theirs}`);
  for (const stroke of pen.strokes) console.log(`    ${encode(stroke).join(', ')},`);
  console.log('};');
}
console.log('\nconstexpr std::span<const std::int16_t> numbers_of(Icon icon) {\n  switch (icon) {');
for (const name of Object.keys(icons)) {
  console.log(`    case Icon::${name}:\n      return ${name}_strokes;`);
}
console.log('    case Icon::none:\n      break;\n  }\n  return {};\n}');
