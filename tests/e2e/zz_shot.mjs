import {launch, serve} from './driver.mjs';
import {withPage} from './plan.mjs';
const browser = await launch(); const server = await serve();
await withPage(browser, server.url, {scale: 1, width: 1280, height: 800, theme: 'light'}, async (page) => {
  await page.settled(); await page.native.screenshot({path: '/tmp/s0.png'});
  console.log((await page.all('button')).map((b) => b.name)); await page.click('button', 'Start a new plan'); await page.settled();
  await page.native.screenshot({path: '/tmp/s1.png'});
  await page.click('button', 'Add priority'); await page.type('Cells'); await page.settled();
  await page.native.screenshot({path: '/tmp/s2.png'});
});
await withPage(browser, server.url, {scale: 1, width: 390, height: 844, theme: 'dark', touch: true}, async (page) => {
  await page.settled(); await page.native.screenshot({path: '/tmp/p0.png'});
  await page.tap('button', 'Start a new plan'); await page.settled();
  await page.native.screenshot({path: '/tmp/p1.png'});
});
await browser.close(); server.close();
