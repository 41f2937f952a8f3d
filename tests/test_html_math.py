"""Mathematics in HTML bodies: MathML and TeX, however a blog shows them, as text that can be read."""

import subprocess
import sys

import pytest

from blogtui.model.document import Code, Mark, Text
from blogtui.parse.html_math import tex_text
from bodies import blocks, lines, only, words

HALF = "<mfrac><mn>1</mn><mn>2</mn></mfrac>"


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (f"<mi>x</mi><mo>=</mo>{HALF}", "x = 1/2"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mrow><mn>2</mn><mi>c</mi></mrow></mfrac>", "(a + b)/(2c)"),
        ("<msqrt><mi>x</mi></msqrt>", "√x"),
        ("<msqrt><mi>x</mi><mo>-</mo><mn>1</mn></msqrt>", "√(x − 1)"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "∛x"),
        ("<mroot><mi>x</mi><mi>n</mi></mroot>", "ⁿ√x"),
        ("<msup><mi>e</mi><mrow><mo>-</mo><mi>t</mi></mrow></msup>", "e⁻ᵗ"),
        ("<msup><mi>e</mi><mi>Ω</mi></msup>", "e^Ω"),
        ("<msub><mi>x</mi><mrow><mi>i</mi><mo>,</mo><mi>j</mi></mrow></msub>", "x_(i,j)"),
        ("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "x₁²"),
        ("<msup><mn>90</mn><mo>∘</mo></msup>", "90°"),
        (
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>",
            "∑ᵢ₌₁ⁿ i",
        ),
        ("<mover accent=true><mi>x</mi><mo>^</mo></mover>", "x̂"),
        ("<mi>sin</mi><mo>\u2061</mo><mi>x</mi>", "sin x"),
        ("<mi>a</mi><mo>\u2062</mo><mi>b</mi>", "ab"),
        ("<mo>-</mo><mi>x</mi>", "−x"),
        ("<mi>f</mi><mo>(</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo>)</mo>", "f(x, y)"),
        ("<mfenced><mi>x</mi><mi>y</mi></mfenced>", "(x, y)"),
        (
            "<mo>(</mo><mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr><mtr><mtd>3</mtd></mtr></mtable><mo>)</mo>",
            "(1, 2; 3)",
        ),
        ("<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>", "₆¹⁴C"),
        ("<mi mathvariant=double-struck>R</mi>", "ℝ"),
        ("<mi>𝑥</mi>", "x"),
        ("<mi>x</mi><mtext> om </mtext><mi>y</mi>", "x om y"),
        ("<semantics><mi>x</mi><annotation>\\xi</annotation></semantics>", "x"),
        ("<menclose><mi>okänt</mi></menclose><mfoo><mi>x</mi></mfoo>", "okäntx"),
    ],
)
def test_mathml_is_said_in_the_signs_of_text(inner: str, said: str) -> None:
    assert words(only(f"<math>{inner}</math>")) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (r"\frac{a+b}{2}", "(a + b)/2"),
        (r"\sqrt{x^2+1}", "√(x² + 1)"),
        (r"e^{i\pi}+1=0", "e^(iπ) + 1 = 0"),
        (r"\sum_{i=0}^{n} i^2", "∑ᵢ₌₀ⁿ i²"),
        (r"\mathbb{R}^n \to \infty", "ℝⁿ → ∞"),
        (r"\lim_{x\to 0}\frac{\sin x}{x}", "lim_(x→0) (sin x)/x"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "(1, 2; 3, 4)"),
        (r"\begin{aligned}a&=b\\c&=d\end{aligned}", "a = b\nc = d"),
        (r"\text{om } x \geq 0", "om x ≥ 0"),
        (r"\okänt", r"\okänt"),
    ],
)
def test_tex_is_said_in_the_signs_of_text(source: str, said: str) -> None:
    assert tex_text(source) == said


@pytest.mark.parametrize("source", ["{", r"\frac{", "", "x" * 10_000, "{" * 3_000])
def test_what_cannot_be_read_as_tex_is_told_to_be_none(source: str) -> None:
    assert tex_text(source) is None


@pytest.mark.parametrize(
    "source",
    [
        r"vi har \(x^2\) här",
        "vi har $x^2$ här",
        r'vi har <span class="math inline">\(x^2\)</span> här',
        'vi har <span class="math inline">x^2</span> här',
        'vi har <code class="language-math">x^2</code> här',
        'vi har <script type="math/tex">x^2</script> här',
        'vi har <span class="MathJax_Preview">x2</span><script type="math/tex">x^2</script> här',
        'vi har <span class="MathJax" data-mathml="&lt;math&gt;&lt;msup&gt;&lt;mi&gt;x&lt;/mi&gt;&lt;mn&gt;2&lt;/mn&gt;'
        '&lt;/msup&gt;&lt;/math&gt;">x2</span> här',
        "vi har <mjx-container><mjx-math aria-hidden=true>x2</mjx-math><mjx-assistive-mml><math><msup><mi>x</mi><mn>2"
        "</mn></msup></math></mjx-assistive-mml></mjx-container> här",
        'vi har <span class="katex"><span class="katex-mathml"><math><semantics><msup><mi>x</mi><mn>2</mn></msup>'
        '<annotation>x^2</annotation></semantics></math></span><span class="katex-html">x2</span></span> här',
        'vi har <img class="latex" src="https://a.example/l.png" alt="x^2"> här',
        'vi har <img src="https://s0.wp.com/latex.php?latex=x" alt="$x^2$"> här',
    ],
)
def test_a_formula_is_said_once_however_the_blog_shows_it(source: str) -> None:
    assert lines(f"<p>{source}</p>") == ["vi har x² här"]


@pytest.mark.parametrize(
    "source",
    [
        r"<p>ord $$x^2$$ ord",
        r"<p>ord \[x^2\] ord",
        "<p>ord $$<br>x^2<br>$$ ord",
        "<p>ord <math display=block><msup><mi>x</mi><mn>2</mn></msup></math> ord",
        r"<p>ord \begin{equation}x^2\end{equation} ord",
        '<p>ord <script type="math/tex; mode=display">x^2</script> ord',
    ],
)
def test_a_formula_set_apart_stands_on_a_line_of_its_own(source: str) -> None:
    (said,) = lines(source)
    assert [line.strip() for line in said.split("\n")] == ["ord", "x²", "ord"]


@pytest.mark.parametrize(
    "text",
    [
        "det kostar $5 och inte $10",
        "mellan $5_000 och $6_000",
        "$HOME och $PATH",
        "$foo_bar$",
        "$primary: red; color: $second",
        r"\(bara en parentes\)",
        r"ett mönster som \(a\|bc\)",
        r"\[1\]",
        "$$lösenord$$",
        "$HEM$",
    ],
)
def test_what_is_no_formula_stays_as_it_was_written(text: str) -> None:
    assert lines(f"<p>{text}</p>") == [text]


def test_a_formula_that_cannot_be_read_shows_its_source() -> None:
    assert lines(r"<p>vi har \(\frac{x\) här") == [r"vi har \(\frac{x\) här"]
    assert lines('<p>vi har <img class="latex" src=a alt="\\frac{x"> här') == [r"vi har \frac{x här"]


def test_what_looks_like_a_formula_in_code_is_code() -> None:
    assert only("<p><code>$x_1$</code>").text == (Text("$x_1$", Mark.CODE),)
    assert only("<pre>$x_1$</pre>") == Code("$x_1$")


def test_a_formula_keeps_the_look_of_the_words_it_stands_among() -> None:
    assert only("<p><b>ett $x_1$</b>").text == (Text("ett x₁", Mark.STRONG),)


def test_a_heading_may_hold_a_formula() -> None:
    assert words(only("<h2>Om <math display=block><mi>x</mi></math> mera</h2>")) == "Om x mera"


def test_formulas_cost_nothing_before_one_is_read() -> None:
    code = (
        "import sys; from blogtui.parse.document import make_document as m; "
        "list(m('<p>kostar $5 eller \\\\(inte\\\\)', 'html', None, '').blocks); sys.exit('latex2mathml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_many_signs_that_end_nothing_are_read_at_once() -> None:
    for sign in ("$", "$$", "\\(", "\\[", "\\begin{align}"):
        assert blocks("<p>" + f"{sign}a_b " * 10_000)
