// What tests need of a real Etherpad beside tests/pad/etherpad_server.mjs: typing into a pad.
/** The pad's text as somebody sees it in the editor, in a page that is open at /p/NAME or has a frame
 *  that is. @param {import('./page.mjs').Page} page */
export function editorOf(page) {
  return page.waitFor(async () => page.native.frames().find((frame) => frame.name() === 'ace_inner'), 'the pad’s editor');
}

/** Types a line at the pad's end, as its author does. @param {import('./page.mjs').Page} page @param {string} text */
export async function typeLine(page, text) {
  const editor = await editorOf(page);
  await page.waitFor(() => editor.evaluate(() => document.body.isContentEditable ||
    document.getElementById('innerdocbody')?.isContentEditable), 'an editor that can be typed in');
  await editor.evaluate(() => {
    const body = document.getElementById('innerdocbody');
    window.focus();
    body.focus();
    getSelection().selectAllChildren(body);
    getSelection().collapseToEnd();
  });
  await page.native.keyboard.type(text);
  await page.native.keyboard.press('Enter');
}
