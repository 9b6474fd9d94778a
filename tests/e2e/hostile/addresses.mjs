// Tricks with addresses: every kind of attribute that takes one, every scheme that does something. Each stands in an article
// beside a sentence that must be read. `%` is the case's own mark, by which it is found again.

/** @typedef {{ name: string, html: string }} Trick */

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** @type {Trick[]} */
export const ADDRESSES = [
  { name: 'a link of javascript:', html: '<p>The log is <a href="javascript:fire(\'%\')">in the locker</a> by the door.</p>' },
  { name: 'javascript: in capitals, and with blanks before it', html: '<p>It is <a href="  JaVaScRiPt:fire(\'%\')">written down</a> every night.</p>' },
  { name: 'javascript: with tabs and line breaks inside', html: '<p>It is <a href="java&#9;scr&#10;ipt&#13;:fire(\'%\')">kept dry</a> in a tin.</p>' },
  { name: 'javascript: after control characters', html: '<p>It is <a href="&#1;&#31;javascript:fire(\'%\')">read aloud</a> at noon.</p>' },
  { name: 'javascript: that looks like an address', html: '<p>See <a href="javascript://example.org/%0afire(\'%\')">example.org</a> for it.</p>' },
  { name: 'vbscript:, livescript:, mocha:', html: '<p>Old <a href="vbscript:fire(\'%\')">one</a>, <a href="livescript:fire(\'%\')">two</a>, <a href="mocha:fire(\'%\')">three</a>.</p>' },
  { name: 'a link of data:text/html', html: '<p>A <a href="data:text/html,<script>fire(\'%\')</script>">chart</a> hangs there.</p>' },
  { name: 'a link of data:image/svg+xml', html: '<p>A <a href="data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\' onload=\'fire(1)\' id=\'%\'/>">drawing</a> hangs there.</p>' },
  { name: 'a link of blob:', html: '<p>A <a href="blob:http://localhost/%">copy</a> lies there.</p>' },
  { name: 'links into the browser and the disk', html: '<p><a href="file:///etc/passwd?%">One</a>, <a href="about:config?%">two</a>, <a href="chrome://settings/?%">three</a>, <a href="view-source:http://localhost/%">four</a>, <a href="filesystem:http://localhost/%">five</a> went out.</p>' },
  { name: 'links into extensions', html: '<p><a href="chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/%">One</a> and <a href="moz-extension://00000000-0000-0000-0000-000000000000/%">two</a> came in.</p>' },
  { name: 'links that start other programs', html: '<p><a href="intent:%#Intent;end">One</a>, <a href="ms-settings:%">two</a>, <a href="ssh://%">three</a>, <a href="ftp://localhost/%">four</a> were out.</p>' },
  { name: 'ping, target and download on a link', html: '<p>The <a href="/tides" ping="/ping-%" target="%" download="%.exe" referrerpolicy="unsafe-url" attributionsrc="/attribution-%">tides</a> turn at six.</p>' },
  { name: 'an image map', html: `<p><img src="${PIXEL}" alt="map" usemap="#%"><map name="%"><area shape="default" href="javascript:fire('%')"></map> shows the rocks.</p>` },
  { name: 'a picture of javascript:', html: '<p><img alt="a lamp" src="javascript:fire(\'%\')" lowsrc="javascript:fire(\'%\')" dynsrc="javascript:fire(\'%\')"> burns.</p>' },
  { name: 'a picture of blob:', html: '<p><img alt="a lamp" width="300" height="200" src="blob:http://localhost/%"> burns.</p>' },
  { name: 'a picture of data:text/html', html: '<p><img alt="a lamp" width="300" height="200" src="data:text/html,<script>fire(\'%\')</script>"> burns.</p>' },
  { name: 'srcset and sizes with schemes', html: '<p><img alt="a lamp" src="javascript:0//%" srcset="javascript:fire(\'%\') 1x, data:text/html,% 2x"> burns.</p>' },
  { name: 'a picture element with schemes', html: `<picture><source srcset="javascript:fire('%')" type="image/avif"><source srcset="data:text/html,% 2x"><img alt="a lamp" src="${PIXEL}"></picture>` },
  { name: 'lazy pictures with schemes', html: ['src', 'srcset', 'original', 'lazy-src', 'lazy', 'url', 'bg', 'image', 'full', 'hi-res-src', 'echo'].map((name) => `<figure><img alt="lazy" width="400" height="300" src="${PIXEL}" data-${name}="javascript:fire('%')"></figure>`).join('') },
  { name: 'a picture in noscript with a handler', html: '<noscript><img alt="a lamp" src="javascript:fire(\'%\')" onerror="fire(\'%\')" width="400" height="300"></noscript>' },
  { name: 'video, audio, their sources and tracks', html: '<video controls poster="javascript:fire(\'%\')" src="javascript:fire(\'%\')"><source src="data:text/html,%"><track kind="subtitles" label="words" src="javascript:fire(\'%\')"></video><audio controls src="data:text/html,%"></audio>' },
  { name: 'object, embed, applet', html: '<object data="javascript:fire(\'%\')" codebase="javascript:%"><param name="src" value="javascript:fire(\'%\')"></object><embed src="javascript:fire(\'%\')"><applet code="javascript:%" archive="javascript:%"></applet>' },
  { name: 'a frame of javascript: that names a player', html: '<iframe width="560" height="315" src="javascript:fire(\'%\')//https://www.youtube.com/embed/aaaaaaaaaaa"></iframe>' },
  { name: 'a player with a srcdoc', html: '<iframe width="560" height="315" src="https://www.youtube.com/embed/aaaaaaaaaaa" srcdoc="<script>parent.fire(\'%\')</script>"></iframe>' },
  { name: 'cite of quotes and changes', html: '<blockquote cite="javascript:fire(\'%\')"><p>Nobody drowned here, and nobody will, as long as the lamp is lit at dusk and the horn is wound.</p></blockquote><p>He <q cite="javascript:fire(\'%\')">knew</q> it, <del cite="javascript:%">and</del> <ins cite="javascript:%">but</ins> said nothing.</p>' },
  { name: 'background of old tables', html: '<table background="javascript:fire(\'%\')"><tr><th>Night</th><th>Ships</th></tr><tr><td background="javascript:fire(\'%\')">First</td><td>4</td></tr><tr><td>Second</td><td>7</td></tr></table>' },
  { name: 'longdesc, profile, manifest, icon', html: `<img src="${PIXEL}" alt="lamp" longdesc="javascript:fire('%')"><link rel="icon" href="javascript:fire('%')"><link rel="manifest" href="javascript:fire('%')">` },
  { name: 'a link in MathML', html: '<p>It holds that <math href="javascript:fire(\'%\')"><mrow href="javascript:fire(\'%\')" xlink:href="javascript:fire(\'%\')"><mi>x</mi><mo>=</mo><mn>4</mn></mrow></math> nights.</p>' },
  { name: 'a link in a drawing', html: '<svg width="200" height="60"><a xlink:href="javascript:fire(\'%\')" href="javascript:fire(\'%\')"><text y="20">press</text></a></svg>' },
  { name: 'an animated link in a drawing', html: '<svg width="200" height="60"><a id="%"><text y="20">press</text><animate attributeName="href" values="javascript:fire(\'%\')"/><set attributeName="href" to="javascript:fire(\'%\')"/></a></svg>' },
  { name: 'a drawing that uses another', html: '<svg width="200" height="60"><use href="data:image/svg+xml,%#x"/><image href="javascript:fire(\'%\')"/><feImage href="javascript:fire(\'%\')"/></svg>' },
];
