// Mouse, pen and wheel, fed to the program. Listeners stand on the root element, so that events
// reach them through the accessibility tree that lies over the canvas.
import {modifiers} from './keyboard.js';
import {Touch} from './touch.js';

/** @typedef {import('./program.js').Program} Program */
/** @typedef {import('./frames.js').Frames} Frames */

const PEN = 2;
// MouseEvent.button → Dear ImGui's button.
const BUTTONS = [0, 2, 1];

/** @param {HTMLElement} root @param {Program} program @param {Frames} frames */
export function listenToPointer(root, program, frames) {
  const touch = new Touch(program, frames);
  /** @type {Set<number>} */
  const pressed = new Set();

  /** @param {PointerEvent} event */
  const move = (event) => {
    program.pointerMove(event.clientX, event.clientY, event.pointerType === 'pen' ? PEN : 0);
    frames.request();
  };
  /** @param {PointerEvent} event @param {boolean} down */
  const button = (event, down) => {
    const number = BUTTONS[event.button];
    if (number === undefined || (!down && !pressed.delete(number))) return;
    if (down) pressed.add(number);
    program.pointerButton(number, down, modifiers(event));
    frames.request();
  };
  const releaseAll = () => {
    for (const number of pressed) program.pointerButton(number, false, 0);
    pressed.clear();
    program.pointerLeave();
    frames.request();
  };

  root.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') {
      touch.down(event);
      return;
    }
    move(event);
    button(event, true);
  });
  // On the window, so that a drag goes on outside of the page.
  addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch') touch.move(event);
    else move(event);
  });
  addEventListener('pointerup', (event) => {
    if (event.pointerType === 'touch') touch.up(event);
    else button(event, false);
  });
  addEventListener('pointercancel', (event) => {
    if (event.pointerType === 'touch') touch.cancel();
    else releaseAll();
  });
  addEventListener('blur', releaseAll);
  document.documentElement.addEventListener('pointerleave', (event) => {
    if (event.pointerType === 'touch' || pressed.size > 0) return;
    program.pointerLeave();
    frames.request();
  });
  // The text box that is edited keeps the browser's menu, with its spelling suggestions and paste;
  // links as well. Everything else has the program's, which a long press of a finger opens too.
  const keepsMenu = (/** @type {EventTarget | null} */ target) =>
    (isTextBox(target) && target === document.activeElement) ||
    (target instanceof Element && target.closest('a') !== null);
  root.addEventListener('mousedown', (event) => {
    if (event.button === 2 && !keepsMenu(event.target)) event.preventDefault();
  });
  root.addEventListener('contextmenu', (event) => {
    if (keepsMenu(event.target)) return;
    event.preventDefault();
    if (/** @type {PointerEvent} */ (event).pointerType === 'touch') return;
    program.contextMenu(event.clientX, event.clientY);
    frames.request();
  });
  listenToWheel(root, program, frames);
}

/** @param {HTMLElement} root @param {Program} program @param {Frames} frames */
function listenToWheel(root, program, frames) {
  root.addEventListener('wheel', (event) => {
    // The browser's own zoom; and a text box that scrolls by itself.
    if (event.ctrlKey || scrollsItself(event.target, event.deltaY)) return;
    event.preventDefault();
    // Firefox answers in pixels as long as deltaMode has not been read.
    let {deltaX, deltaY} = event;
    if (event.shiftKey && deltaX === 0) [deltaX, deltaY] = [deltaY, 0];
    program.pointerMove(event.clientX, event.clientY, 0);
    program.scroll(deltaX, deltaY);
    frames.request();
  }, {passive: false});
}

/** @param {EventTarget | null} target */
export function isTextBox(target) {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** @param {EventTarget | null} target @param {number} deltaY */
function scrollsItself(target, deltaY) {
  if (!(target instanceof HTMLTextAreaElement) || target !== document.activeElement) return false;
  const {scrollTop, scrollHeight, clientHeight} = target;
  return deltaY < 0 ? scrollTop > 0 : scrollTop + clientHeight < scrollHeight - 1;
}
