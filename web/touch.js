// One finger: a tap is a click; a drag moves what it holds by a handle, or else scrolls what is under
// it and goes on for a while when let go. Two fingers belong to the browser, which zooms the page.

/** @typedef {import('./program.js').Program} Program */
/** @typedef {import('./frames.js').Frames} Frames */

const TOUCH = 1;
const LEFT_BUTTON = 0;
// CSS pixels a finger may stray and still tap.
const TAP_RADIUS = 8;
// Speed, in CSS pixels a millisecond, below which scrolling stops; and what is left of it after 16 ms.
const SLOWEST = 0.03;
const FRICTION = 0.95;
// Milliseconds after which a finger that does not move asks for a menu.
const LONG_PRESS = 500;

export class Touch {
  #program;
  #frames;
  /** @type {{id: number, startX: number, startY: number, x: number, y: number, time: number,
   *   speedX: number, speedY: number, scrolling: boolean, dragging: boolean} | null} */
  #finger = null;
  #gliding = 0;
  #pressing = 0;

  /** @param {Program} program @param {Frames} frames */
  constructor(program, frames) {
    this.#program = program;
    this.#frames = frames;
  }

  /** @param {PointerEvent} event */
  down({pointerId, clientX, clientY, timeStamp}) {
    cancelAnimationFrame(this.#gliding);
    clearTimeout(this.#pressing);
    if (this.#finger) {
      this.cancel();
      return;
    }
    this.#finger = {
      id: pointerId,
      startX: clientX,
      startY: clientY,
      x: clientX,
      y: clientY,
      time: timeStamp,
      speedX: 0,
      speedY: 0,
      scrolling: false,
      // Not by the event's target: Chromium moves that to what is near the finger.
      dragging: document.elementFromPoint(clientX, clientY)?.matches('[data-drags]') ?? false,
    };
    this.#program.pointerMove(clientX, clientY, TOUCH);
    if (this.#finger.dragging) this.#program.pointerButton(LEFT_BUTTON, true, 0);
    else this.#pressing = setTimeout(() => this.#longPress(), LONG_PRESS);
    this.#frames.request();
  }

  // What the finger does from here on means nothing.
  #longPress() {
    const finger = this.#finger;
    this.#finger = null;
    if (finger) this.#program.contextMenu(finger.startX, finger.startY);
    this.#leave();
  }

  /** @param {PointerEvent} event */
  move({pointerId, clientX, clientY, timeStamp}) {
    const finger = this.#finger;
    if (finger?.id !== pointerId) return;
    if (finger.dragging) {
      this.#program.pointerMove(clientX, clientY, TOUCH);
      this.#frames.request();
      return;
    }
    finger.scrolling ||=
      Math.hypot(clientX - finger.startX, clientY - finger.startY) > TAP_RADIUS;
    if (!finger.scrolling) return;
    clearTimeout(this.#pressing);
    const x = finger.x - clientX;
    const y = finger.y - clientY;
    const passed = Math.max(timeStamp - finger.time, 1);
    Object.assign(finger, {
      x: clientX,
      y: clientY,
      time: timeStamp,
      speedX: x / passed,
      speedY: y / passed,
    });
    this.#scroll(x, y);
  }

  /** @param {PointerEvent} event */
  up({pointerId, clientX, clientY, timeStamp}) {
    const finger = this.#finger;
    if (finger?.id !== pointerId) return;
    this.#finger = null;
    clearTimeout(this.#pressing);
    if (finger.dragging) {
      this.#release();
    } else if (!finger.scrolling) {
      this.#program.pointerMove(clientX, clientY, TOUCH);
      this.#program.pointerButton(LEFT_BUTTON, true, 0);
      this.#program.pointerButton(LEFT_BUTTON, false, 0);
      this.#leave();
    } else if (timeStamp - finger.time < 50 && !matchMedia('(prefers-reduced-motion)').matches) {
      this.#glide(finger.speedX, finger.speedY, performance.now());
    } else {
      this.#leave();
    }
  }

  cancel() {
    const finger = this.#finger;
    this.#finger = null;
    clearTimeout(this.#pressing);
    if (finger?.dragging) {
      // Back where it was taken, and so nowhere else.
      this.#program.pointerMove(finger.startX, finger.startY, TOUCH);
      this.#release();
    } else {
      this.#leave();
    }
  }

  #release() {
    this.#program.pointerButton(LEFT_BUTTON, false, 0);
    this.#leave();
  }

  /** @param {number} speedX @param {number} speedY @param {number} before */
  #glide(speedX, speedY, before) {
    if (Math.hypot(speedX, speedY) < SLOWEST) {
      this.#leave();
      return;
    }
    this.#gliding = requestAnimationFrame((time) => {
      const passed = Math.max(time - before, 0);
      const left = FRICTION ** (passed / 16);
      this.#scroll(speedX * passed, speedY * passed);
      this.#glide(speedX * left, speedY * left, time);
    });
  }

  /** @param {number} x @param {number} y */
  #scroll(x, y) {
    this.#program.scroll(x, y);
    this.#frames.request();
  }

  // A finger that is gone hovers over nothing.
  #leave() {
    this.#program.pointerLeave();
    this.#frames.request();
  }
}
