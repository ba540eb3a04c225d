import pytest

from pipeline.model.formula_words import readable


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ít nhất 1{,}08^{10} / 1{,}07^{5} lần", "ít nhất 1,08¹⁰ / 1,07⁵ lần"),
        ("trong đó D_{2030} là dân số, W_{kt} là", "trong đó D₂₀₃₀ là dân số, W_kt là"),
        (r"Q = \frac{q \cdot N}{1000} \cdot k + Q_{cn}", "Q = (q · N)/1000 · k + Q_cn"),
        (r"\frac{9{,}5}{6{,}1} \times (1 - \beta)", "9,5/6,1 × (1 - β)"),
        (r"với tần suất p = 85\%, \alpha = 1{,}20.", "với tần suất p = 85%, α = 1,20."),
        (r"\sqrt{\frac{a_{1}}{b}} \le \text{mức}\,x", "√(a₁/b) ≤ mức x"),
        (r"x^{a+b} e^{-n}", "x^(a+b) e⁻ⁿ"),
        (r"\left(\sum_{i=1} x_{i}\right)", "(Σ_(i=1) x_i)"),
        (r"\Delta \lambda \Omega \omega \dfrac{\alpha}{2}", "Δ λ Ω ω α/2"),
        (r"\khongro{x}", r"\khongro{x}"),
    ],
)
def test_a_formula_is_told_in_a_line(text: str, told: str) -> None:
    assert readable(text) == told


@pytest.mark.parametrize("text", ["", "Tăng 8%/năm, {ghi chú}.", "a^2 + b_1", "x\\"])
def test_what_is_no_formula_stays(text: str) -> None:
    assert readable(text) == text


def test_what_is_deep_ends() -> None:
    deep = "^{" * 5_000 + "2" + "}" * 5_000
    assert len(readable(deep)) < len(deep)
