// What tests need of a real Etherpad beside tests/pad/etherpad_server.mjs: somebody who types.

/** Types a line at the end of the pad that is open in a page. @param {import('./page.mjs').Page} page
 *  @param {string} text */
export async function typeLine(page, text) {
  await page.waitFor(() => page.evaluate(() => {
    const inner = document.querySelector('iframe[name=ace_outer]')?.contentDocument?.querySelector('iframe[name=ace_inner]');
    const body = inner?.contentDocument?.getElementById('innerdocbody');
    if (!body?.isContentEditable || !document.querySelector('#editorcontainer.initialized')) return false;
    inner.contentWindow.focus();
    body.focus();
    inner.contentWindow.getSelection().selectAllChildren(body);
    inner.contentWindow.getSelection().collapseToEnd();
    return true;
  }), 'an editor that can be typed in');
  await page.native.keyboard.type(text);
  await page.native.keyboard.press('Enter');
}
