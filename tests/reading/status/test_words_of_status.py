"""The status of every word that denotes a happening, by cause: one sentence a way of saying it."""

from __future__ import annotations

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.newsroom import findings_of, read_article
from dateline.reading.predicates import find_predicates
from dateline.records import Article

DUE = [
    ("The envoy is due to visit Oslo on Friday.", "visit", "planned"),
    ("The minister was due to sign the treaty.", "sign", "planned"),
]
CONDITIONS = [
    ("If the dam breaks, the lower town will flood.", "breaks", "hypothetical"),
    ("If the dam breaks, the lower town will flood.", "flood", "hypothetical"),
    ("Should the dam break, the lower town would flood.", "break", "hypothetical"),
    ("Had the guards opened the gate, the crowd would have entered.", "opened", "hypothetical"),
    ("Were the port to close, prices would rise.", "close", "hypothetical"),
    ("Were the port to close, prices would rise.", "rise", "hypothetical"),
    ("The union will strike unless wages rise.", "rise", "hypothetical"),
    ("The union will strike unless wages rise.", "strike", "hypothetical"),
    ("Nurses must be paid; otherwise they will leave.", "leave", "hypothetical"),
    ("The town stored sand in case the river rises.", "rises", "hypothetical"),
    ("The town stored sand in case the river rises.", "stored", "happened"),
    ("The miners will stay underground until the company pays them.", "pays", "hypothetical"),
    ("The miners stayed underground until the company paid them.", "paid", "happened"),
    ("The ferry will sail once the storm passes.", "passes", "hypothetical"),
    ("The governor asked whether the bridge had collapsed.", "collapsed", "possible"),
    ("Provided that the rain stops, the market will open.", "stops", "hypothetical"),
]
NEGATIONS = [
    ("It is not true that officers beat the driver.", "beat", "not_happened"),
    ("The guards never opened the gate.", "opened", "not_happened"),
    ("The mill no longer employs anybody.", "employs", "not_happened"),
    ("The rally has been cancelled.", "rally", "not_happened"),
    ("The rally planned for Friday has been called off.", "rally", "not_happened"),
    ("Mediators averted a strike at the port.", "strike", "not_happened"),
    ("Guards foiled a robbery in the old town.", "robbery", "not_happened"),
    ("The robbery was foiled by two guards.", "robbery", "not_happened"),
    ("The chief denied that officers had fired live rounds.", "fired", "denied"),
    ("The ministry dismissed reports that soldiers had crossed the river.", "crossed", "denied"),
    ("The mayor rejected claims that the clerk had taken bribes.", "taken", "denied"),
    ("The premier ruled out raising taxes.", "raising", "denied"),
    ("The premier ruled out a tax rise.", "rise", "denied"),
    ("The judge stopped short of jailing the editor.", "jailing", "not_happened"),
    ("The shipper refused to pay the fine.", "pay", "not_happened"),
    ("The shipper failed to pay the fine.", "pay", "not_happened"),
    ("The shipper declined to comment.", "comment", "not_happened"),
    ("The fence prevented migrants from crossing.", "crossing", "not_happened"),
    ("The pilot avoided hitting the tower.", "hitting", "not_happened"),
    ("The ministers were to have met in Vienna.", "met", "not_happened"),
    ("The firm should have warned the villagers.", "warned", "not_happened"),
    ("Nobody was hurt in the blast.", "hurt", "not_happened"),
    ("No shots were fired.", "fired", "not_happened"),
    ("None of the hostages was freed.", "freed", "not_happened"),
    ("The convoy left without unloading the flour.", "unloading", "not_happened"),
    ("The convoy turned back instead of unloading the flour.", "unloading", "not_happened"),
    ("There was no fighting in the town.", "fighting", "not_happened"),
    ("Neither side has signed the treaty.", "signed", "not_happened"),
    ("The lack of consultation angered the elders.", "consultation", "not_happened"),
    ("The senate did not agree to extend the truce.", "extend", "not_happened"),
    ("The army did not fail to reach the town.", "reach", "happened"),
    ("The clerk denied taking bribes.", "taking", "denied"),
    ("The clerk forgot to lock the gate.", "lock", "not_happened"),
    ("The senate could not pass the bill.", "pass", "not_happened"),
    ("The minister was too ill to travel.", "travel", "not_happened"),
    ("He not only wrote the letter but also posted it.", "wrote", "happened"),
]
WANTED = [
    ("The army must leave the valley, the bishop said.", "leave", "demanded"),
    ("The council should repair the bridge.", "repair", "demanded"),
    ("The council has to repair the bridge.", "repair", "demanded"),
    ("Monks asked the governor to free the poet.", "free", "demanded"),
    ("The court ordered the firm to pay the miners.", "pay", "demanded"),
    ("Residents were told to leave the valley.", "leave", "demanded"),
    ("The bishop called for the release of the poet.", "release", "demanded"),
    ("The bishop called on the rebels to disarm.", "disarm", "demanded"),
    ("The crowd repeated its demand for the resignation of the mayor.", "resignation", "demanded"),
    ("The envoy insisted that the guards withdraw.", "withdraw", "demanded"),
    ("Please send the form today.", "send", "demanded"),
    ("Let the poet go!", "go", "demanded"),
]
PLANS = [
    ("The rebels threatened to burn the bridge.", "burn", "possible"),
    ("The rebels vowed to burn the bridge.", "burn", "planned"),
    ("The council has a plan to widen the road.", "widen", "planned"),
    ("The talks are scheduled to begin on Monday.", "begin", "planned"),
    ("The ferry is due to sail at noon.", "sail", "planned"),
    ("The senate is set to vote on Tuesday.", "vote", "planned"),
    ("The senate is about to vote.", "vote", "planned"),
    ("The union said it would strike.", "strike", "planned"),
    ("The envoy is expected to resign.", "resign", "planned"),
    ("The king is going to open the fair.", "open", "planned"),
    ("The firm agreed to pay the miners.", "pay", "planned"),
]
OPEN = [
    ("The rebels may burn the bridge.", "burn", "possible"),
    ("The council is considering closing the road.", "closing", "possible"),
    ("Residents fear that the dam will break.", "break", "possible"),
    ("The feared collapse of the bank worries savers.", "collapse", "possible"),
    ("Did the guards open the gate?", "open", "possible"),
    ("It is possible that the clerk took bribes.", "took", "possible"),
    ("It is unclear whether the clerk took bribes.", "took", "possible"),
    ("The rebels tried to burn the bridge.", "burn", "possible"),
    ("The senate could pass the bill on Friday.", "pass", "possible"),
]
GOING_ON = [
    ("The town has been starving since May.", "starving", "ongoing"),
    ("Fighting continues in the hills.", "Fighting", "ongoing"),
    ("The poet remains detained.", "detained", "ongoing"),
    ("The strike, now in its third day, has emptied the shops.", "strike", "ongoing"),
    ("The town is under siege.", "siege", "ongoing"),
    ("The search is still under way.", "search", "ongoing"),
    ("Divers are searching the lake.", "searching", "ongoing"),
    ("Divers continue to search the lake.", "search", "ongoing"),
    ("The ministers are in talks.", "talks", "ongoing"),
]
REAL = [
    ("The shipper managed to pay the fine.", "pay", "happened"),
    ("The elders regret that the mill closed.", "closed", "happened"),
    ("It is true that officers beat the driver.", "beat", "happened"),
    ("The mill, which employed forty people, burned down.", "employed", "happened"),
    ("The storm forced the ferry to turn back.", "turn", "happened"),
    ("After winning the vote, she thanked the town.", "winning", "happened"),
    ("The raid on the market killed two people.", "raid", "happened"),
]
CASES = [*DUE, *CONDITIONS, *NEGATIONS, *WANTED, *PLANS, *OPEN, *GOING_ON, *REAL]


def find(text: str) -> dict[str, str]:
    """Return the status of each word that is one, by the word."""
    reading = analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
    article = read_article(reading)
    return {one.span.text: one.status for one in find_predicates(reading, findings_of(article))}


@pytest.mark.parametrize(
    ("text", "word", "status"), CASES, ids=[f"{case[1]}: {case[0]}" for case in CASES]
)
def test_the_sentence_gives_each_word_its_status(text: str, word: str, status: str) -> None:
    assert find(text).get(word) == status
