// When to draw: only after something happened, or once at a moment that the program asked for. No
// loop; a hidden tab draws nothing, because browsers hold back animation frames there.

// Dear ImGui takes one press or release a frame and lays some widgets out over two, so an input is
// followed by this many frames.
const SETTLING_FRAMES = 3;

export class Frames {
  #render;
  #scheduled = false;
  #settling = 0;
  #timer = 0;
  #typed = false;

  /** @param {(time: number) => boolean} render Draws; answers whether another frame is wanted. */
  constructor(render) {
    this.#render = render;
  }

  /** Whether none is to come, but for what may happen. */
  get atRest() {
    return !this.#scheduled;
  }

  /** Something happened. */
  request() {
    this.#settling = SETTLING_FRAMES;
    this.#schedule();
  }

  /** Text was typed: the program has it from the next frame on. */
  requestForText() {
    this.#typed = true;
    this.request();
  }

  /** Draws at once where typed text waits for a frame. To be called ahead of what may take its field
   *  away or write the plan out: the text would be lost, or missing there. */
  takeText() {
    if (this.#typed) this.drawNow();
  }

  /** Draws at once. For a resize: its new size would otherwise be shown empty for one frame. */
  drawNow() {
    this.#settling = SETTLING_FRAMES;
    this.#draw(performance.now());
  }

  /** Draws later; another call takes the place of one that is waiting. @param {number} milliseconds */
  wakeAfter(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#schedule(), milliseconds);
  }

  #schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    requestAnimationFrame((time) => {
      this.#scheduled = false;
      this.#draw(time);
    });
  }

  /** @param {number} time */
  #draw(time) {
    this.#settling = Math.max(this.#settling - 1, 0);
    this.#typed = false;
    const wanted = this.#render(time);
    if (wanted || this.#settling > 0) this.#schedule();
  }
}
