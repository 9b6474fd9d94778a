// Tricks with elements, attributes, and with the difference between two ways of parsing the same text. See addresses.mjs.

/** @import { Trick } from './addresses.mjs' */

/** @type {Trick[]} */
export const ELEMENTS = [
  { name: 'a script in the text', html: '<script>window.scripts = (window.scripts ?? 0) + 1; "%"</script>' },
  { name: 'a script in a template, in a noscript, in a hidden part', html: '<template><script>fire("%")</script><p>never</p></template><noscript><script>fire("%")</script></noscript><div hidden><script>"%"</script></div>' },
  { name: 'an inner style sheet', html: '<style>.article, .view, dialog, body > * { outline: 1px solid rgb(1, 2, 3) } /* % */</style>' },
  { name: 'a linked style sheet, preload, prefetch and module preload', html: '<link rel="stylesheet" href="/none.css?%"><link rel="preload" as="image" href="/none.png?%"><link rel="prefetch" href="/none?%"><link rel="modulepreload" href="/none.js?%">' },
  { name: 'meta refresh in the text', html: '<meta http-equiv="refresh" content="3600;url=javascript:fire(\'%\')">' },
  { name: 'a form with everything in it', html: '<form action="javascript:fire(\'%\')" oninput="fire(\'%\')"><input autofocus onfocus="fire(\'%\')" name="%"><button formaction="javascript:fire(\'%\')">send %</button><input type="image" src="javascript:%" alt="go"><select onchange="fire(\'%\')"><option>%</select><textarea>%</textarea><keygen name="%"></form>' },
  { name: 'a frame with a srcdoc', html: '<iframe srcdoc="<p>inside %</p><script>parent.fire(\'%\')</script>" width="300" height="150"></iframe>' },
  { name: 'a dialog and a popover of the page', html: '<dialog id="%" onclose="fire(\'%\')"><p>never</p></dialog><div popover id="pop-%" ontoggle="fire(\'%\')">never</div>' },
  { name: 'marquee, blink, layer, bgsound, isindex', html: '<marquee onstart="fire(\'%\')" onfinish="fire(\'%\')" loop="1">slow</marquee><blink id="%">fast</blink><layer src="javascript:%"></layer><bgsound src="javascript:%"><isindex action="javascript:%"></isindex>' },
  { name: 'fenced frames, portals, web views', html: '<fencedframe src="javascript:fire(\'%\')"></fencedframe><portal src="javascript:fire(\'%\')"></portal><webview src="javascript:%"></webview><browser src="javascript:%"></browser>' },
  { name: 'a drawing with a script and foreign content', html: '<svg width="300" height="100" onload="fire(\'%\')"><script>"%"</script><style>* { fill: red } /* % */</style><foreignObject width="200" height="80"><iframe srcdoc="%"></iframe><p onclick="fire(\'%\')">foreign</p></foreignObject><desc>%</desc></svg>' },
  { name: 'formulas with actions and foreign content', html: '<p>So <math display="block"><maction actiontype="statusline#%" xlink:href="javascript:fire(\'%\')"><mi>a</mi></maction><semantics><mi>b</mi><annotation-xml encoding="text/html"><img src="x-%" onerror="fire(\'%\')"><script>"%"</script></annotation-xml></semantics><mtext><style>%</style></mtext></math> it is.</p>' },
  { name: 'a custom element with a built-in below it', html: '<x-keeper onclick="fire(\'%\')" data-%><p is="x-paragraph-%">The keeper of the custom element writes as any other keeper does, in blue ink, and late.</p></x-keeper>' },
  { name: 'a shadow tree in the markup', html: '<div data-%><template shadowrootmode="open"><style>:host { color: red } /* % */</style><script>"%"</script><p onclick="fire(\'%\')">In the shadow of the tower the grass is short, and the goat knows why it comes here.</p><slot></slot></template></div>' },
  { name: 'details that hear of being opened', html: '<details open ontoggle="fire(\'%\')" name="%"><summary onclick="fire(\'%\')">What the goat knows</summary><p>The goat knows that the keeper throws out his bread on Thursdays, when the new bread comes.</p></details>' },
];

/** @type {Trick[]} */
export const ATTRIBUTES = [
  { name: 'handlers on everything that is read', html: '<h2 onclick="fire(\'%\')" onmouseover="fire(\'%\')" onfocus="fire(\'%\')" tabindex="1">The horn</h2><p onpointerenter="fire(\'%\')" onanimationstart="fire(\'%\')" onbeforematch="fire(\'%\')" onscrollend="fire(\'%\')">The horn is wound by hand, and whoever winds it counts aloud, so that the others hear it.</p><ul onwheel="fire(\'%\')"><li oncopy="fire(\'%\')">one turn</li><li onpaste="fire(\'%\')">two turns</li></ul>' },
  { name: 'a picture that fails, loads, decodes', html: '<img alt="failing" src="/guarded/none-%" onerror="fire(\'%\')" onload="fire(\'%\')" width="200" height="100">' },
  { name: 'styles on everything that is read', html: '<p style="position:fixed;inset:0;z-index:9;background:url(/styled-%);content:\'%\';color:red">The horn has a cover of canvas, which is taken off at dusk and put on again at dawn.</p><p>A <b style="display:block;font-size:90px;--x:\'%\'">loud</b> one it is.</p>' },
  { name: 'classes that are the view\'s own', html: '<div class="view bar close head notice removals %"><p class="plea ours tools %">The classes of this paragraph are those of somebody else, who did not ask whether they may be used.</p></div>' },
  { name: 'names that are the view\'s own', html: '<h2 id="title">Titles %</h2><p id="article-title">A title is no more than a name, and a name that two have is of use to neither of them, says the keeper.</p><a id="article-%" name="title" href="#title">up</a><div id="%" data-%></div>' },
  { name: 'shadow parts, slots, exports', html: '<p slot="%" part="%" exportparts="%" is="%" nonce="%">A part that is to be moved elsewhere stays where it is, as every part of the light does at night.</p>' },
  { name: 'keys, focus and editing', html: '<p accesskey="r" tabindex="9" contenteditable autofocus draggable="true" spellcheck="true" enterkeyhint="go" inputmode="numeric" popovertarget="%" inert>Whoever writes into the log writes in ink, and strikes nothing out, and signs with a full name.</p><p data-% accesskey="%">The ink is blue; it was black once, but the shop has none.</p>' },
  { name: 'roles and labels that say something else', html: '<p role="button" aria-label="%" aria-description="%" aria-live="assertive" aria-hidden="false" aria-owns="%">The bell is no button, whatever is written on it, and nobody has rung it since the war ended.</p>' },
  { name: 'microdata and data attributes', html: '<p itemscope itemtype="javascript:%" itemid="javascript:%" itemprop="%" data-tex="%" data-src="%" data-%="%">The weather is noted thrice a day: at six, at noon, and when the keeper goes to bed.</p>' },
  { name: 'attributes of namespaces', html: '<svg width="10" height="10" xmlns:x="javascript:%" xml:base="javascript:fire(\'%\')" xml:lang="%"></svg><p xmlns="javascript:%" xml:base="javascript:%">A base of another kind moves nothing here: the tower stands on rock, and so does the shed.</p>' },
  { name: 'a language and a direction that are none', html: '<p lang="&quot; onclick=&quot;fire(\'%\')" dir="&quot;><script>fire(\'%\')</script>" onclick="fire(\'%\')">Some of the entries are in Norwegian, by a keeper who came for a winter and stayed for nine.</p>' },
];

/** Text that another parser would read otherwise. @type {Trick[]} */
export const MUTATIONS = [
  { name: 'svg, p, style, id', html: '<svg></p><style><a id="</style><img src=x-% onerror=fire(\'%\')>"></a></style></svg>' },
  { name: 'math, mtext, table, mglyph, style', html: '<math id="%"><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x-% onerror=fire(\'%\')&gt;"></table></mtext></math>' },
  { name: 'form in math in form', html: '<form id="%"><div></form><math><mtext></form><form><mglyph><style></math><img src=x-% onerror=fire(\'%\')></style></mglyph></form></mtext></math></div>' },
  { name: 'noscript with a closing tag in an attribute', html: '<noscript><p title="</noscript><img src=x-% onerror=fire(\'%\')>"></p></noscript>' },
  { name: 'comments that end elsewhere', html: '<!--><img src=x-% onerror=fire(\'%\')>--><!---!><img src=x-% onerror=fire(\'%\')>-->' },
  { name: 'a script that ends in a comment', html: '<script type="text/none"><!--<script></script><img src=x-% onerror=fire("%")>--></script>' },
  { name: 'xmp and listing and noembed', html: '<xmp><img src=x-% onerror=fire(\'%\')></xmp><listing><b onclick="fire(\'%\')">wound</b> by hand</listing><noembed><img src=x-% onerror=fire(\'%\')></noembed>' },
  { name: 'CDATA in a drawing and out of it', html: '<svg><![CDATA[<img src=x-% onerror=fire("%")>]]></svg><![CDATA[<img src=x-% onerror=fire("%")>]]>' },
  { name: 'a title and a textarea in a drawing', html: '<svg><title><img src=x-% onerror=fire(\'%\')></title><textarea><img src=x-% onerror=fire(\'%\')></textarea></svg>' },
  { name: 'annotation-xml that changes its mind', html: '<math><annotation-xml encoding="application/xhtml+xml"><svg><style><img src=x-% onerror=fire(\'%\')></style></svg></annotation-xml></math>' },
  { name: 'markup written as text', html: '<p>He wrote &lt;img src=x-% onerror=fire(\'%\')&gt; and &lt;script&gt;fire(\'%\')&lt;/script&gt; with chalk.</p><pre><code>&lt;svg onload=fire(\'%\')&gt;</code></pre><b onclick="fire(\'%\')"></b>' },
  { name: 'attributes that close themselves', html: '<img alt="&quot;&gt;&lt;img src=x-% onerror=fire(\'%\')&gt;" title="\'&gt;&lt;svg onload=fire(\'%\')&gt;" src="/pictures/lamp-400.png" width="400" height="220" onclick="fire(\'%\')">' },
  { name: 'null bytes and odd names', html: '<p on\u0000click="fire(\'%\')" "onclick=fire(\'%\') /onclick=fire(\'%\')>An entry with a hole in it is an entry all the same, and is read with the eyes half closed.</p><a<b onclick="fire(\'%\')">odd</a<b>' },
];
