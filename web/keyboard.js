// Keys: the program sees each one with the node that has focus, and what it acts on is kept from
// the browser. Everything else, typing above all, stays the browser's.

/** @typedef {import('./program.js').Program} Program */
/** @typedef {import('./frames.js').Frames} Frames */
/** @typedef {import('./accessibility.js').Tree} Tree */

const PRIMARY = 1;
const SHIFT = 2;
const ALT = 4;

export const usesCommand = /Mac|iP(hone|ad|od)/.test(navigator.platform);

/**
 * Bits as src/browser/main.cpp reads them.
 * @param {KeyboardEvent | PointerEvent} event
 */
export function modifiers(event) {
  // AltGr types characters; Windows reports it as Control and Alt.
  if (event.getModifierState('AltGraph')) return event.shiftKey ? SHIFT : 0;
  const primary = usesCommand ? event.metaKey : event.ctrlKey;
  return (primary ? PRIMARY : 0) | (event.shiftKey ? SHIFT : 0) | (event.altKey ? ALT : 0);
}

/** @param {Tree} tree @param {Program} program @param {Frames} frames */
export function listenToKeys(tree, program, frames) {
  // A button acts when Space is let go, which preventing its press does not stop everywhere.
  let spaceTaken = false;

  addEventListener('keydown', (event) => {
    // Keys of an input method are its own (229 is what browsers report while one composes).
    if (event.isComposing || event.keyCode === 229) return;
    if (!isTyping(event)) frames.takeText();
    const taken = program.key(tree.focused, keyName(event), modifiers(event));
    if (event.key === ' ') spaceTaken = taken;
    if (taken) {
      event.preventDefault();
      frames.request();
    } else if ((event.key === 'Enter' || event.key === ' ') && modifiers(event) === 0 &&
               tree.activateFocused()) {
      event.preventDefault();
    }
  });
  addEventListener('keyup', (event) => {
    if (event.key === ' ' && spaceTaken) event.preventDefault();
    spaceTaken = false;
  });
}

/** A key that changes text and nothing else. @param {KeyboardEvent} event */
function isTyping(event) {
  return event.key === 'Backspace' || (event.key.length === 1 && (modifiers(event) & (PRIMARY | ALT)) === 0);
}

/**
 * KeyboardEvent.key; letters in shortcuts lower case. Where no text is typed, letters go by their
 * place on a keyboard that does not type Latin ones.
 * @param {KeyboardEvent} event
 */
function keyName(event) {
  const {target} = event;
  const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  const isShortcut = (modifiers(event) & PRIMARY) !== 0;
  // What Shift makes of a digit differs from keyboard to keyboard.
  const digit = (event.altKey || isShortcut) && event.shiftKey && /^Digit(\d)$/.exec(event.code)?.[1];
  if (digit) return digit;
  if (event.key.length !== 1 || (isText && !isShortcut)) return event.key;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter && event.key > '\x7f') return letter.toLowerCase();
  return event.key.toLowerCase();
}
