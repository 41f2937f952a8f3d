"""One post with everything that a post can have, in our own words, for what is looked at as a picture."""

TITLE = "Bryggan en morgon i mars"
BODY = """
<p>Isen låg kvar i <b>viken</b>, och <i>ingen</i> hade ännu satt ut en båt.
<a href="https://example.org/bryggan">Bryggan</a> knarrade, <code>x = 3</code> stod ritat med krita, och
<s>måsarna</s> <mark>tärnorna</mark> var tillbaka.
Vattnet, H<sub>2</sub>O, höll fyra grader; ytan var 30 m<sup>2</sup>
<abbr title="enligt uppgift">e.u.</abbr> Sjöräddningssällskapets
båthusvaktmästare såg det först.<a href="#not1"><sup>1</sup></a></p>
<h2>Vad som behövs</h2>
<ul><li>Ett rep<ul><li>helst av hampa<ul><li>och torrt</li></ul></li></ul></li><li>En hink</li></ul>
<ol start="9"><li>Lägg ut.</li><li>Vänta länge, kanske en hel timme, medan dimman driver bort över sundet.</li></ol>
<ul><li><input type="checkbox" checked> Olja årorna</li><li><input type="checkbox"> Måla relingen</li></ul>
<h3>Mått och pris</h3>
<table><caption>Vårens virke</caption><thead><tr><th>Sort</th><th>Längd</th><th>Pris</th></tr></thead>
<tr><td>Furu</td><td>4,2 m</td><td>120</td></tr>
<tr><td>Lärk, som håller längre i salt vatten</td>
<td>3 m</td><td>1 340</td></tr></table>
<blockquote cite="https://example.org/loggen"><p>Den som har bråttom på isen kommer först till vaken.</p></blockquote>
<h4>Ett program</h4>
<pre><code class="language-python">def tide(hour: int) -> float:
    "Metres above the mark."  # measured by hand
    return 0.4 * math.sin(hour / 12.4 * 2 * math.pi) + offset_of_the_day["morning"]</code></pre>
<dl><dt>Relingen</dt><dd>Kanten man håller i.</dd></dl>
<details><summary>Varför det knarrar</summary><p>Träet torkar.</p></details>
<figure><img src="https://pictures.invalid/brygga.jpg" alt="En brygga i dimma" width="160" height="80"><figcaption>Norra
sidan.</figcaption></figure>
<iframe src="https://player.vimeo.com/video/1" title="Vågor i motljus"></iframe>
<h5>På andra språk</h5><p lang="ja">静かな朝の港。水面に光がある。</p><p dir="rtl" lang="he">בוקר שקט בנמל</p>
<h6>Slutligen</h6><hr><p>Sedan kom solen. ☀️ 👩‍🚀 🇸🇪</p>
<ol><li id="not1">Det var en tisdag.</li></ol>
"""
