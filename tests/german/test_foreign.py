"""Texts that are not German, and those that may not be taken for such."""

import pytest

from pressefakten.german.foreign import foreign_language, name_of_language

FOREIGN = {
    "en": "Rosenheim, 3 May 2024 - The city of Rosenheim opens a new school on Monday. The mayor, Anna Berger, said it was a "
    "good day for all children and their parents. The building cost 12 million euros.",
    "fr": "Luxembourg, le 3 mai 2024. Le ministre des Finances a présenté un projet de loi sur les impôts. Les communes "
    "recevront 20 millions d'euros de plus que l'année dernière pour leurs écoles.",
    "nl": "De gemeente Venlo opent maandag een nieuwe school. De burgemeester zei dat het een goede dag is voor alle "
    "kinderen en hun ouders. Het gebouw kostte 12 miljoen euro.",
    "it": "Bolzano, 3 maggio 2024. La giunta provinciale ha approvato oggi il nuovo piano per le scuole. Il presidente ha "
    "detto che i lavori inizieranno in autunno e costeranno 12 milioni di euro.",
}
GERMAN = {
    "a German text": "Die Stadt Rosenheim eröffnet am Montag eine neue Schule. Die Bürgermeisterin sprach von einem guten Tag "
    "für alle Kinder und ihre Eltern. Der Bau hat 12 Millionen Euro gekostet.",
    "two languages": FOREIGN["en"]
    + "\n\nDie Stadt Rosenheim eröffnet am Montag eine neue Schule. Die Bürgermeisterin sprach "
    "von einem guten Tag für alle Kinder.",
    "a short one": "Press release 3 May 2024: New school opened in Rosenheim",
    "names and numbers": "Platz 1: Anna Meier\nPlatz 2: Bernd Huber\nPlatz 3: Clara Schmidt\nJury: Max Muster, Eva Beispiel\n"
    "Telefon 0123 456789\nMusterstraße 5\n12345 Musterstadt\nFoto: Stadt Musterstadt\nPokal Urkunde Medaille Siegerehrung",
    "Low German": "De Minister hett vundaag en nee Gesett vörstellt. De Gemeenden kriegt mehr Geld för ehr Scholen. Dat hett he "
    "an'n Freedag op en Pressekonferenz seggt, wo ok de Börgermeesters mit dorbi weren.",
    "Luxembourgish": "Den Minister huet haut en neit Gesetz virgestallt. D'Gemenge kréie méi Suen fir hir Schoulen. Dat huet "
    "hien um Freideg op enger Pressekonferenz gesot, wéi och d'Buergermeeschter dobäi waren.",
    "an English title in a German text": "„Rock the Park“ – Open Air mit The Howling Coyotes, Blue Velvet Revolution und Sister "
    "Moon\n\nDas Festival beginnt am Freitag um 18 Uhr. Karten gibt es im Rathaus und bei allen Vereinen.",
    "nothing": "",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_foreign_language_is_said(code):
    assert foreign_language(FOREIGN[code]) == code


@pytest.mark.parametrize("text", GERMAN.values(), ids=GERMAN)
def test_foreign_german_and_unsure_texts_are_none(text):
    assert foreign_language(text) is None


def test_foreign_language_has_a_name():
    assert name_of_language("en") == "English"


def test_foreign_identifier_is_not_asked_for_german(monkeypatch):
    monkeypatch.setattr("pressefakten.german.foreign._identifier", lambda: pytest.fail("asked"))
    assert foreign_language(GERMAN["a German text"] * 50) is None
