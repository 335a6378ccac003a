// Draws the program's frames with WebGL2. Every frame sets all state it depends on and asks the
// context for nothing: reading state back waits for the graphics process.

const VERTEX_SHADER = `#version 300 es
uniform vec2 size;    // of the frame, in the program's coordinates
uniform vec2 pixels;  // of the canvas
uniform vec2 white;   // texture coordinates of everything that is no glyph
in vec2 position;
in vec2 uv;
in vec4 color;
out vec2 pixel_uv;
out vec4 pixel_color;
void main() {
  vec2 at = position * pixels / size;
  // Glyphs stand on whole pixels, which keeps them sharp at any pixel ratio.
  if (uv != white) at = floor(at + 0.5);
  gl_Position = vec4(at / pixels * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
  pixel_uv = uv;
  pixel_color = color;
}`;

const FRAGMENT_SHADER = `#version 300 es
precision mediump float;
uniform sampler2D glyphs;
in vec2 pixel_uv;
in vec4 pixel_color;
out vec4 result;
void main() {
  result = pixel_color * texture(glyphs, pixel_uv);
}`;

// ImDrawVert: two floats position, two floats texture coordinates, four bytes colour.
const VERTEX_BYTES = 20;
const COMMAND_NUMBERS = 8;

/**
 * DrawFrame of src/browser/page.h.
 * @typedef {object} Frame
 * @property {number} pixelWidth
 * @property {number} pixelHeight
 * @property {number} width
 * @property {number} height
 * @property {[number, number]} white
 * @property {[number, number, number]} background
 * @property {{vertices: Uint8Array, indices: Uint8Array}[]} buffers
 * @property {Int32Array} commands
 */

export class Renderer {
  #canvas;
  #gl;
  /** @type {ReturnType<typeof createResources> | null} null while the context is lost */
  #resources;
  /** @type {Map<number, WebGLTexture>} */
  #textures = new Map();

  /** Frames that were drawn, and milliseconds it took to hand over the last of them. */
  draws = 0;
  time = 0;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {() => void} restored A lost context is back: every texture must be created anew.
   * @throws when there is no WebGL2
   */
  constructor(canvas, restored) {
    const gl = canvas.getContext('webgl2', {
      alpha: false,
      antialias: false,
      depth: false,
      powerPreference: 'low-power',
    });
    if (!gl) throw new Error('WebGL2 is not available.');
    this.#canvas = canvas;
    this.#gl = gl;
    this.#resources = createResources(gl);
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();  // or it would never come back
      this.#resources = null;
      this.#textures.clear();
    });
    canvas.addEventListener('webglcontextrestored', () => {
      this.#resources = createResources(gl);
      restored();
    });
  }

  /** @param {number} id @param {number} width @param {number} height @param {Uint8Array} rgba */
  createTexture(id, width, height, rgba) {
    if (!this.#resources) return;
    const gl = this.#gl;
    const texture = gl.createTexture();
    if (!texture) return;
    this.#textures.set(id, texture);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, rgba);
  }

  /**
   * @param {number} id @param {number} x @param {number} y @param {number} width
   * @param {number} height @param {number} pitch pixels from row to row @param {Uint8Array} rgba
   */
  updateTexture(id, x, y, width, height, pitch, rgba) {
    const texture = this.#textures.get(id);
    if (!texture) return;
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, pitch);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, rgba);
  }

  /** @param {number} id */
  destroyTexture(id) {
    this.#gl.deleteTexture(this.#textures.get(id) ?? null);
    this.#textures.delete(id);
  }

  /** @param {Frame} frame */
  draw(frame) {
    const start = performance.now();
    const canvas = this.#canvas;
    if (canvas.width !== frame.pixelWidth) canvas.width = frame.pixelWidth;
    if (canvas.height !== frame.pixelHeight) canvas.height = frame.pixelHeight;
    if (this.#resources) {
      this.#begin(this.#resources, frame);
      this.#upload(frame.buffers);
      this.#drawCommands(this.#resources, frame.commands);
    }
    this.time = performance.now() - start;
    this.draws++;
  }

  /** @param {NonNullable<ReturnType<typeof createResources>>} resources @param {Frame} frame */
  #begin(resources, frame) {
    const gl = this.#gl;
    gl.viewport(0, 0, frame.pixelWidth, frame.pixelHeight);
    gl.disable(gl.SCISSOR_TEST);
    gl.disable(gl.CULL_FACE);
    gl.disable(gl.DEPTH_TEST);
    gl.clearColor(...frame.background, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.enable(gl.SCISSOR_TEST);
    // Textures and colours have straight alpha; the canvas is opaque.
    gl.enable(gl.BLEND);
    gl.blendEquation(gl.FUNC_ADD);
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
    gl.useProgram(resources.program);
    gl.uniform2f(resources.size, frame.width, frame.height);
    gl.uniform2f(resources.pixels, frame.pixelWidth, frame.pixelHeight);
    gl.uniform2f(resources.white, ...frame.white);
    gl.uniform1i(resources.glyphs, 0);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindVertexArray(resources.vertexArray);
    gl.bindBuffer(gl.ARRAY_BUFFER, resources.vertices);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, resources.indices);
  }

  /** All lists end to end in one buffer each. @param {Frame['buffers']} buffers */
  #upload(buffers) {
    const gl = this.#gl;
    for (const [target, part] of /** @type {const} */ ([
      [gl.ARRAY_BUFFER, 'vertices'],
      [gl.ELEMENT_ARRAY_BUFFER, 'indices'],
    ])) {
      const total = buffers.reduce((sum, buffer) => sum + buffer[part].length, 0);
      gl.bufferData(target, total, gl.STREAM_DRAW);
      let offset = 0;
      for (const buffer of buffers) {
        gl.bufferSubData(target, offset, buffer[part]);
        offset += buffer[part].length;
      }
    }
  }

  /** @param {NonNullable<ReturnType<typeof createResources>>} resources @param {Int32Array} commands */
  #drawCommands(resources, commands) {
    const gl = this.#gl;
    let boundTexture = -1;
    let boundOffset = -1;
    for (let i = 0; i < commands.length; i += COMMAND_NUMBERS) {
      const [x, y, width, height, texture, count, indexOffset, vertexOffset] =
        commands.subarray(i, i + COMMAND_NUMBERS);
      if (texture !== boundTexture) {
        gl.bindTexture(gl.TEXTURE_2D, this.#textures.get(texture) ?? null);
        boundTexture = texture;
      }
      if (vertexOffset !== boundOffset) {
        gl.vertexAttribPointer(resources.position, 2, gl.FLOAT, false, VERTEX_BYTES, vertexOffset);
        gl.vertexAttribPointer(resources.uv, 2, gl.FLOAT, false, VERTEX_BYTES, vertexOffset + 8);
        gl.vertexAttribPointer(
          resources.color, 4, gl.UNSIGNED_BYTE, true, VERTEX_BYTES, vertexOffset + 16);
        boundOffset = vertexOffset;
      }
      gl.scissor(x, y, width, height);
      gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_SHORT, indexOffset);
    }
  }
}

/** @param {WebGL2RenderingContext} gl */
function createResources(gl) {
  const program = gl.createProgram();
  for (const [type, source] of /** @type {const} */ ([
    [gl.VERTEX_SHADER, VERTEX_SHADER],
    [gl.FRAGMENT_SHADER, FRAGMENT_SHADER],
  ])) {
    const shader = gl.createShader(type);
    // Both are null when the context is lost right now; it will be restored.
    if (!shader || !program) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  // Locations fixed ahead of linking need not be asked for.
  const position = 0, uv = 1, color = 2;
  gl.bindAttribLocation(program, position, 'position');
  gl.bindAttribLocation(program, uv, 'uv');
  gl.bindAttribLocation(program, color, 'color');
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`The graphics driver refused the program: ${gl.getProgramInfoLog(program)}`);
  }
  const vertexArray = gl.createVertexArray();
  gl.bindVertexArray(vertexArray);
  for (const location of [position, uv, color]) gl.enableVertexAttribArray(location);
  return {
    program,
    vertexArray,
    vertices: gl.createBuffer(),
    indices: gl.createBuffer(),
    size: gl.getUniformLocation(program, 'size'),
    pixels: gl.getUniformLocation(program, 'pixels'),
    white: gl.getUniformLocation(program, 'white'),
    glyphs: gl.getUniformLocation(program, 'glyphs'),
    position,
    uv,
    color,
  };
}
