// The WebAssembly code: a file beside the page, or, in the page of one file, inside of it.

/** @param {WebAssembly.Imports} imports @returns {Promise<WebAssembly.WebAssemblyInstantiatedSource>} */
export async function instantiate(imports) {
  const inline = document.getElementById('wasm')?.textContent;
  if (inline) {
    return WebAssembly.instantiate(Uint8Array.from(atob(inline), (c) => c.charCodeAt(0)), imports);
  }
  const link = /** @type {HTMLLinkElement} */ (document.querySelector('link[rel=preload][as=fetch]'));
  const response = await fetch(link.href, {credentials: 'same-origin'});
  if (!response.ok) throw new Error(`${link.href} answers ${response.status} ${response.statusText}`);
  // A server that does not know the type application/wasm only costs time.
  if (response.headers.get('Content-Type') === 'application/wasm') {
    return WebAssembly.instantiateStreaming(response, imports);
  }
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
