// The size of the canvas: in CSS pixels and in the display's own.

/**
 * @typedef {object} Size
 * @property {number} width CSS pixels
 * @property {number} height CSS pixels
 * @property {number} scale display pixels per CSS pixel
 */

/**
 * Tells the size of `element` now and whenever it changes, by a resize, a zoom or a move to another
 * display; after layout and before painting.
 * @param {HTMLElement} element
 * @param {(size: Size) => void} changed
 */
export function watchSize(element, changed) {
  const observer = new ResizeObserver((entries) => {
    const {contentRect: {width, height}, devicePixelContentBoxSize} = entries[entries.length - 1];
    if (width === 0 || height === 0) return;
    const pixels = devicePixelContentBoxSize?.[0].inlineSize ?? 0;
    changed({width, height, scale: exactScale(width, pixels)});
  });
  const observe = () => {
    observer.unobserve(element);
    try {
      observer.observe(element, {box: 'device-pixel-content-box'});
    } catch {
      observer.observe(element);  // no such box in this browser
    }
  };
  observe();
  watchRatio(observe);
}

/**
 * A width in display pixels is whole, so its ratio to CSS pixels is not quite devicePixelRatio.
 * @param {number} width CSS pixels @param {number} pixels the same in display pixels, 0: unknown
 */
function exactScale(width, pixels) {
  // Further off than rounding explains: a display emulated by developer tools.
  const isOff = Math.abs(pixels - width * devicePixelRatio) > 1;
  return (isOff ? Math.round(width * devicePixelRatio) : pixels) / width;
}

/** @param {() => void} changed */
function watchRatio(changed) {
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
    changed();
    watchRatio(changed);
  }, {once: true});
}
