// Pictures of screens, kept small: what is compared is how a screen is laid out and how heavy its
// parts are, not each pixel of a letter.
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import {PNG} from 'pngjs';

/** @typedef {{width: number, height: number, data: Uint8Array}} Picture */

/** The mean of each square of `by` × `by` pixels, in steps of 16. @param {Buffer} png @param {number} by
 *  @returns {Picture} */
export function shrink(png, by) {
  const {width, height, data} = PNG.sync.read(png);
  const small = {width: Math.floor(width / by), height: Math.floor(height / by)};
  const result = new Uint8Array(small.width * small.height * 4);
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0;
        for (let row = y * by; row < (y + 1) * by; row++) {
          for (let column = x * by; column < (x + 1) * by; column++) {
            sum += data[(row * width + column) * 4 + channel];
          }
        }
        result[(y * small.width + x) * 4 + channel] = Math.min(255, Math.round(sum / (by * by) / 16) * 16);
      }
    }
  }
  return {...small, data: result};
}

/** @param {string} file @param {Picture} picture */
export function writePicture(file, picture) {
  mkdirSync(path.dirname(file), {recursive: true});
  const png = new PNG({width: picture.width, height: picture.height});
  png.data.set(picture.data);
  writeFileSync(file, PNG.sync.write(png, {colorType: 2, deflateLevel: 9}));
}

/** @param {string} file @returns {Picture} */
export function readPicture(file) {
  return PNG.sync.read(readFileSync(file));
}

/** Which share of two pictures differs, 1 where their sizes do. @param {Picture} a @param {Picture} b
 *  @returns {{share: number, difference: Picture}} the second shows where */
export function compare(a, b) {
  if (a.width !== b.width || a.height !== b.height) return {share: 1, difference: a};
  const difference = {width: a.width, height: a.height, data: new Uint8Array(a.data.length)};
  const pixels = pixelmatch(a.data, b.data, difference.data, a.width, a.height, {threshold: 0.12, includeAA: true});
  return {share: pixels / (a.width * a.height), difference};
}

/** How many colours a picture has. @param {Picture} picture */
export function colours(picture) {
  return new Set(new Uint32Array(picture.data.buffer, picture.data.byteOffset, picture.data.length / 4)).size;
}
