import {launch, serve} from './driver.mjs';
const b=await launch(), s=await serve();
const page=await b.open(s.url,{width:390,height:844,touch:true});
await page.click('button','Look at the Liberty sample');
console.log((await page.all('treeitem','Simplify Quotas')), (await page.all('button',/Promote/)).map(e=>[e.name,e.rect,e.visible]));
await page.screenshot('/tmp/shots2/dbg.png');
await page.close(); await b.close(); s.close();
