// Fills <article> with text in the page's language. All of it was written for these tests.
(() => {
  const TEXTS = {
    en: ['The ferry that waits', 'The ferry at Dunmore leaves when the last of the bread has been carried aboard, and not a minute before, whatever the board says. People on the island have set their clocks by the bread for forty years, and nobody has starved or been late for anything that mattered.', 'Nell Harrow has steered it since the spring of the long fog. She keeps a list of who is across and who is not, in pencil, on the back of a tide table, and she has never once left a name behind on the wrong shore overnight.'],
    de: ['Die Uhr im Turm', 'Die Uhr im Turm von Hinterau geht seit dem Frühjahr sieben Minuten nach, und seither kommen die Leute pünktlicher zur Arbeit als je zuvor, weil jeder der Uhr misstraut und lieber zu früh aufbricht, um ganz sicher nicht der Letzte zu sein.', 'Der Küster steigt jeden Montag die neunzig Stufen hinauf, zieht das Werk auf, ölt die Räder und sagt dann unten im Wirtshaus, es sei alles in bester Ordnung, nur die Zeit selbst sei eben nicht mehr das, was sie früher einmal gewesen ist.'],
    fr: ['Le boulanger de la colline', 'Chaque matin, avant que la lumière ne touche les toits, le boulanger de la colline pose deux pains sur le muret de l’école, et personne ne sait plus à qui ils étaient promis, mais personne non plus n’ose demander, et les enfants les partagent sans un mot.', 'On raconte que son père faisait déjà ainsi pendant l’hiver de la grande neige, quand la route était coupée et que le village entier vivait de farine, de pommes et de patience, en attendant que la poste retrouve enfin le chemin du col.'],
    es: ['La barca verde', 'La barca verde de Tomás lleva once años amarrada en el mismo poste, y cada domingo alguien le pregunta cuándo piensa salir a pescar, y él responde siempre que mañana, que el viento no le gusta, y que las redes todavía tienen un agujero por coser.', 'Sin embargo, una noche de marzo la barca no estaba, y al amanecer volvió con la cubierta llena de sardinas y con Tomás dormido al timón, como si no hubiera hecho otra cosa en toda su vida que salir y volver antes de que nadie lo viera.'],
    it: ['Il ponte delle lettere', 'Sul ponte delle lettere passa ogni giorno alle dieci una donna con un cestino di vimini, e dentro ci sono soltanto buste senza francobollo, che lei consegna a mano da vent’anni perché, dice, una lettera deve arrivare prima che si raffreddi la mano di chi la scrive.', 'Nel paese di sotto nessuno ha mai protestato, nemmeno l’ufficio postale, che anzi le tiene da parte i giornali vecchi per coprire il cestino quando piove, e una sedia vicino alla stufa quando il vento scende dalla montagna e la strada gela.'],
    pt: ['O relojoeiro do cais', 'O relojoeiro do cais só conserta relógios que já ninguém quer, e por isso a loja dele está cheia de horas diferentes, todas certas para alguém que partiu, e quem entra para perguntar as horas sai sempre com uma história e quase nunca com a resposta.', 'Dizem que um dia um capitão lhe trouxe um relógio de bolso parado às quatro e meia, e que ele o devolveu parado à mesma hora, porque era a hora em que o navio tinha encontrado terra, e uma hora dessas não se deve deixar passar.'],
    nl: ['De molen zonder wind', 'De molen bij Oosterzand draait ook als het niet waait, omdat de molenaar er een ezel in laat lopen, en de ezel loopt alleen als er iemand voorleest, zodat het dorp al dertig jaar om beurten een hoofdstuk komt lezen in ruil voor een zak meel.', 'Vorige winter hebben ze zo een heel boek over verre landen uitgelezen, en sindsdien blijft de ezel bij elk schip dat op de rivier voorbijkomt even staan, alsof hij zich herinnert dat daar iets achter zit wat hij nog niet helemaal begrepen heeft.'],
    pl: ['Pociąg bez rozkładu', 'Pociąg do Zalesia nie ma rozkładu od czasu, gdy zawiadowca zgubił klucz do gabloty, i od tamtej pory podróżni po prostu siadają na ławce, rozmawiają o pogodzie i o wnukach, a kiedy wszyscy są już na miejscu, maszynista daje znak i powoli rusza.', 'Nikt się nie spóźnia, bo nie ma do czego, a jednak każdy dojeżdża, i kiedy przyjechał urzędnik z miasta, żeby zaprowadzić porządek, zjadł obiad u zawiadowcy, posiedział na ławce i napisał w raporcie, że wszystko działa tak, jak powinno.'],
    ru: ['Дом у переправы', 'В доме у переправы свет горит всю ночь, потому что хозяйка обещала когда-то одному рыбаку, что он всегда найдёт дорогу назад, и с тех пор прошло тридцать лет, рыбак давно вернулся и состарился, а лампу она всё равно зажигает каждый вечер.', 'Соседи говорят, что без этой лампы река была бы другой, и что дети, которые выросли на этом берегу, узнают по ней направление даже днём, когда её не видно, просто потому, что знают, где она стоит и кто её протирает.'],
    uk: ['Пекарня на розі', 'Пекарня на розі відчиняється о четвертій ранку, і першим заходить не покупець, а кіт, який живе в сусідньому дворі й приходить перевірити, чи все на місці, і тільки коли він сідає на підвіконня, пекар вивішує табличку й починає день.', 'Одного разу кіт не прийшов, і пекар не відчинив дверей до полудня, а люди стояли на вулиці й чекали, бо всі знали це правило, і ніхто не хотів купувати хліб того дня, коли щось пішло не так, як має бути.'],
    sv: ['Fyren på skäret', 'Fyren på skäret släcktes för femton år sedan, men varje höst ror någon ut och putsar glaset, byter tråden i lampan och sätter sig en stund på trappan för att höra efter om havet har sagt något nytt, och sedan ror de hem igen före mörkret.', 'Ingen har bestämt vems tur det är, och ändå har det aldrig blivit två på samma dag, och när sjöfartsverket frågade vem som skötte underhållet fick de svaret att det sköter sig självt så länge alla fortsätter att tänka på det då och då.'],
    tr: ['Köprüdeki saatçi', 'Köprünün altındaki saatçi her sabah aynı saati kurar ve kimsenin almaya gelmediği o saatin bir gün sahibini bulacağına inanır, çünkü bir saat ancak beklendiği zaman doğru gider derdi babası, ve o da dükkânı babasından bu sözle birlikte devralmıştı yıllar önce.', 'Geçen kış yaşlı bir kadın kapıdan girdi, saate baktı, gülümsedi ve hiçbir şey söylemeden gitti, ertesi gün yeniden geldi ve bu kez bir fincan kahve getirdi, o günden beri her sabah birlikte saati kuruyorlar ve sonra yağmurdan konuşuyorlar uzun uzun.'],
    ar: ['بائع الخرائط', 'يجلس بائع الخرائط كل صباح عند باب السوق القديم ويفرش أوراقه على الأرض ثم يضع فوق كل خريطة حجرا صغيرا حتى لا تطير مع الريح ويقول لمن يسأله إن الطريق لا يضيع بل الناس هم الذين ينسون كيف يمشون فيه ببطء.', 'وفي يوم من أيام الشتاء جاءت امرأة تبحث عن قرية لم تعد موجودة على أي خريطة فجلس معها حتى المساء ورسم لها القرية من ذاكرته بيتا بعد بيت وشجرة بعد شجرة ثم طوى الورقة وأعطاها لها ورفض أن يأخذ ثمنها.'],
    ja: ['港の灯台守', '港の灯台守は毎晩八時に灯をともし、それから窓辺に椅子を置いて、沖を通る船の数を古い帳面に書きつける。船が一隻も通らない夜には、通らなかったと書く。その帳面はもう四十冊になり、棚のいちばん上の段は今年の春にとうとういっぱいになった。', '町の子どもたちは灯台守に会うと、昨日は何隻だったかとたずねる。答えはいつも正しいので、学校の先生は算数の時間にその数を使う。だから子どもたちは海のことを、まず足し算として覚え、ずっとあとになってから水として知るのだという。'],
    zh: ['河边的修伞人', '河边住着一位修伞人，他的铺子只有一张桌子那么大，门口却总是挂着十几把颜色不同的伞。下雨的时候人们来取伞，天晴的时候人们来聊天，他一边听一边把断了的伞骨一根一根接好，从来不问这把伞是谁的，也从来没有还错过一把。', '去年夏天雨下了整整一个月，铺子前排起了长队，他忙到半夜才关灯。第二天早上，人们发现每把修好的伞上都系着一张小纸条，上面写着伞的主人喜欢走哪条路，原来这些年他都记在心里，一条也没有忘记，大家看了都笑起来。'],
    ko: ['강가의 우체통', '강가에 서 있는 빨간 우체통은 십 년 전에 이미 쓰지 않게 되었지만 마을 사람들은 지금도 거기에 편지를 넣고, 배를 모는 노인은 매주 금요일에 그것을 꺼내어 한 통씩 손으로 직접 전해 주며 차를 한 잔씩 얻어 마시고 천천히 집으로 돌아온다고 한다.', '노인은 봉투에 적힌 이름만 보고도 누가 어디에 사는지 모두 알고 있어서 주소가 없어도 편지는 늘 제자리에 닿았고, 어느 겨울 길이 얼어 배가 뜨지 못했을 때에는 사람들이 강둑에 나와 서로의 편지를 소리 내어 읽어 주었다고 아이들은 기억한다.'],
  };
  const [title, first, second] = TEXTS[document.documentElement.lang] ?? TEXTS.en;
  for (const article of document.querySelectorAll('article:not([data-own])')) {
    const heading = document.createElement('h1');
    heading.textContent = title;
    // What a page has put into the article stands after the fourth paragraph; data-at="end" puts it after the last.
    const own = [...article.children].filter((child) => child.dataset.at !== 'start');
    const lead = [...article.children].filter((child) => child.dataset.at === 'start');
    article.append(...lead, heading);
    // Of scripts that say more in fewer signs there are more paragraphs: every page can be scrolled.
    const paragraphs = /^(ja|zh|ko)$/.test(document.documentElement.lang) ? 24 : 12;
    for (let count = 0; count < paragraphs; count += 1) {
      const paragraph = document.createElement('p');
      paragraph.textContent = count % 2 ? second : first;
      article.append(paragraph);
      if (count === 3) article.append(...own.filter((child) => child.dataset.at !== 'end'));
    }
    article.append(...own.filter((child) => child.dataset.at === 'end'));
  }
})();

/** Something later: what moving parts are made of. */
const later = (pause, work) => setTimeout(work, pause);
/** When the page has been scrolled so far, once. */
const atDepth = (share, work) => {
  const look = () => {
    if (scrollY / (document.documentElement.scrollHeight - innerHeight) < share) return;
    removeEventListener('scroll', look);
    work();
  };
  addEventListener('scroll', look);
};
/** Takes something out of a template. */
const bring = (id) => document.body.append(document.getElementById(id).content.cloneNode(true));
