"""What a form's script is told about a PDF that has arrived."""

from django.urls import reverse

from tests.media.printed import printed


def test_answer_has_guesses_and_facts(admin_client):
    file = printed("Policy brief: migrants in Thailand", name="PB_Thailand_Eng.pdf")

    answer = admin_client.post(reverse("desk:upload-pdf"), {"file": file}).json()

    assert answer["title"] == "PB Thailand Eng"
    assert (answer["language"], answer["language_sure"]) == ("en", True)
    assert (answer["about"], answer["about_sure"]) == ("TH", True)
    assert answer["facts"].startswith("1 page, ")
    assert answer["facts"].endswith("text found")


def test_scanned_pdf_is_told_to_have_only_pictures(admin_client, pdf):
    answer = admin_client.post(reverse("desk:upload-pdf"), {"file": pdf()}).json()

    assert "only pictures of pages" in answer["facts"]
    assert answer["about_sure"] is False
