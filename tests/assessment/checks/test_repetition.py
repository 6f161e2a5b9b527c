"""check.repetition: the same words in two places, unless they are what every report must say."""

from __future__ import annotations

import pytest

from checker.assessment.checks import repetition
from checker.assessment.model import CheckOutcome

TITLE = "云岭县公安局2024年度法治政府建设情况报告"
SENTENCE = "建立案件日清周结机制，对逾期未结的三百余起积案逐案挂牌、逐案督办。"
CLAUSE = "对逾期未结的三百余起积案逐一挂牌督办并定期通报进度"


def report(first: str, second: str) -> str:
    return f"{TITLE}\n一、主要举措和成效\n（一）狠抓办案。{first}\n（二）强化监督。{second}\n云岭县公安局\n2025年1月8日"


def test_a_sentence_twice(run) -> None:
    found = run(repetition, report(SENTENCE, f"同时推进评查。{SENTENCE}"))
    assert found.quotes == [SENTENCE, SENTENCE]
    assert "出现2次" in found.message


def test_a_sentence_three_times(run) -> None:
    found = run(repetition, report(SENTENCE + SENTENCE, SENTENCE))
    assert len(found.quotes) == 3
    assert "出现3次" in found.message


def test_a_clause_twice(run) -> None:
    found = run(repetition, report(f"一是抓源头，{CLAUSE}。", f"{CLAUSE}，全年办结率大幅上升。"))
    assert found.failed
    assert [CLAUSE in quoted for quoted in found.quotes] == [True, True]


def test_item_marks_width_and_blanks_make_no_difference(run) -> None:
    found = run(repetition, report("一是" + SENTENCE, "三是" + SENTENCE.replace("，", ", ").replace("积案", "积 案")))
    assert found.failed


@pytest.mark.parametrize(
    "text",
    [
        "持续提升执法规范化水平。",
        "切实增强人民群众获得感、幸福感、安全感。",
        "坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想。",
        "努力让人民群众在每一个司法案件中感受到公平正义。",
        "全面落实行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度。",
        "认真履行推进法治建设第一责任人职责。",
        "建设职能科学、权责法定、执法严明、公开公正、智能高效、廉洁诚信、人民满意的法治政府。",
        "组织学习《党政主要负责人履行推进法治建设第一责任人职责规定》《法治政府建设实施纲要（2021—2025年）》。",
        "云岭县公安局按照县委、县政府要求抓好落实。",
        "在县委、县政府和市公安局的坚强领导下，全面推进法治公安建设。",
    ],
)
def test_set_phrases_titles_and_names_may_stand_twice(run, text: str) -> None:
    assert run(repetition, report(text, text)).outcome is CheckOutcome.PASS


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (SENTENCE, SENTENCE.replace("三百", "二百")),
        (
            "全年办理行政复议案件3件，已审结2件，均维持。",
            "全年办理行政诉讼案件3件，已审结2件，均胜诉。",
        ),
        ("开展执法培训8期，培训民警320人次，考试合格率100%。", "开展法治讲座8期，培训民警320人次，参训率100%。"),
    ],
)
def test_what_differs_by_a_word_is_no_repetition(run, first: str, second: str) -> None:
    assert not run(repetition, report(first, second)).failed


def test_title_headings_and_sign_off_do_not_count(run) -> None:
    heading = "一、党政主要负责人切实履行推进法治建设第一责任人各项职责和任务有关情况"
    text = f"{TITLE}\n{heading}\n工作扎实推进。\n二、其他\n{TITLE}\n云岭县公安局\n2025年1月8日"
    assert not run(repetition, text).failed
