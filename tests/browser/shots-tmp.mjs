import { browse } from './newsroom.mjs';
const base='http://127.0.0.1:8231', out='/tmp/shots';
const b=await browse();
const TEXT={tr:['cok guzel bir haber olmus, ben de dun gectim koprunun uzerinden','Ben de dün üzerinden geçtim, manzara harika. @ali haklı: https://haber.example/kopru çok iyi anlatıyor.'],en:['THIS IS THE BEST THING THAT HAS HAPPENED TO THE BAY','I walked over it on the first morning. Worth every year of waiting. هل زرتم الجسر؟'],ar:['هذا جسر جميل جدًا','مشيت عليه صباح اليوم الأول. المشروع Solar-7 يستحق كل سنوات الانتظار، شكرًا لكم.']};
for (const lang of (process.argv[2]||'tr,en,ar').split(',')) {
  const feed=await (await fetch(`${base}/${lang}/feed.json`)).json();
  let url; for (const i of feed.items){ const h=await (await fetch(i.url)).text(); if ((h.match(/class="comment"/g)||[]).length>=3){url=new URL(i.url).pathname;break;} }
  for (const [w,h,name] of [[390,844,'phone'],[1280,900,'desk']]) for (const colorScheme of ['light','dark']) {
    const c=await b.newContext({viewport:{width:w,height:h},colorScheme,javaScriptEnabled:name==='desk', extraHTTPHeaders:{}});
    const p=await c.newPage(); const tag=`${lang}-${name}-${colorScheme}`;
    p.on('console',m=>m.type()==='error'&&console.log(tag,m.text()));
    const shot=async(n,sel='.comments')=>{ await p.locator(sel).first().screenshot({path:`${out}/${tag}-${n}.png`}); };
    await p.goto(base+url); await shot('1thread');
    if (colorScheme==='light'||name==='phone') {
    await p.fill('.comment-form [name=name]','Deniz'); await p.fill('.comment-form [name=text]',TEXT[lang][0]); await p.click('.comment-form button');
    await p.waitForLoadState(); await shot('2returned','.write');
    await p.goto(base+url);
    await p.locator('.comment-foot a').first().click(); await p.waitForLoadState();
    await p.fill('.comment-form [name=name]','Deniz'); await p.fill('.comment-form [name=text]',TEXT[lang][1]); await shot('3reply');
    await p.click('.comment-form button'); await p.waitForLoadState(); while (await p.locator('.outcome.bad').count()) { await new Promise(g=>setTimeout(g,13000)); await p.click('.comment-form button'); await p.waitForLoadState(); } await shot('4pending');
    await p.locator('.comment-foot .quiet').first().click(); await p.waitForLoadState(); await p.screenshot({path:`${out}/${tag}-5report.png`,fullPage:true});
    await p.goto(`${base}/${lang}/my-comments`); await p.screenshot({path:`${out}/${tag}-6mine.png`,fullPage:true});
    await p.locator('.mine .comment-foot a').first().click(); await p.waitForLoadState(); await p.screenshot({path:`${out}/${tag}-7delete.png`,fullPage:true});
    }
    await c.close();
  }
}
await b.close();
