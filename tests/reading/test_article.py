"""What comes in: pasted text, text files, web pages, PDF and Word files, and files that are none of these."""

from __future__ import annotations

import io
import socket
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from geo.errors import ArticleUnreadable
from geo.reading import article
from geo.reading.article import from_bytes, from_text, read_article
from geo.reading.intake import apart, docx, pdf
from geo.reading.intake.language import LANGUAGES, detect

PARAGRAPHS = [
    "Police searched two buildings in Poipet on Tuesday evening and detained forty-five people, officials said.",
    "The search began after relatives of several workers had called the hotline of the provincial administration.",
    "Officers carried computers and telephones out of the houses until early morning, according to a statement.",
    "A spokesman for the immigration office said that those without papers would be sent home within two weeks.",
]
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Search in Poipet | Mekong Courier</title>
<meta property="og:site_name" content="Mekong Courier">
<link rel="canonical" href="https://mekong-courier.example/poipet">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Search in Poipet", "datePublished": "2025-07-16T08:00:00+07:00"}}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World news</a></li></ul></nav>
<article><h1>Search in Poipet</h1>{paragraphs}</article>
<aside><a href="/casino">Ten best holidays on the coast</a></aside>
<footer>Copyright 2019 Mekong Courier</footer></body></html>"""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def web_page() -> bytes:
    return PAGE.format(paragraphs="".join(f"<p>{text}</p>" for text in PARAGRAPHS)).encode()


def pdf_file(lines: list[str], trailer: bytes = b"") -> bytes:
    """A PDF of one page by hand: the lines of a text in Latin letters, one under the other."""
    shown = " ".join(f"({line.replace('(', '').replace(')', '')}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 10 Tf 40 800 Td {shown} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    content = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return content + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer,
        start,
    )


def word_file(body: str, part: str = "word/document.xml") -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
    return content.getvalue()


def lines_of(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


class TestPastedText:
    def test_text_stays_as_it_came_and_paragraphs_are_its_lines_without_white_space_at_the_ends(self) -> None:
        text = "Raid in Poipet\r\n\r\n  Police came.\t\n\u3000\nThey left.\u2028The end"
        found = from_text(text)
        assert found.text == text
        assert lines_of(text, found.paragraphs) == ["Raid in Poipet", "Police came.", "They left.", "The end"]

    def test_the_first_line_is_the_title_unless_it_is_a_sentence(self) -> None:
        assert from_text("Raid in Poipet\nPolice came.").title == "Raid in Poipet"
        assert from_text("Police came to Poipet.\nThey left.").title is None
        assert from_text("").title is None

    @pytest.mark.parametrize(
        ("head", "day"),
        [
            ("Mekong Courier\nBy staff | September 17, 2025", date(2025, 9, 17)),
            ("Published: November 24, 2025, 6:40 pm", date(2025, 11, 24)),
            ("Von unserer Redaktion, 05.06.2025, 14:32 Uhr", date(2025, 6, 5)),
            ("Freitag, 20. März 2026", date(2026, 3, 20)),
            ("Publié le 3 mars 2025 à 10 h 15", date(2025, 3, 3)),
            ("Harian Tanjung, Senin, 29 September 2025", date(2025, 9, 29)),
            ("Thứ Hai, 16/03/2026 14:05", date(2026, 3, 16)),
            ("ข่าวชายแดน 21 สิงหาคม 2568", date(2025, 8, 21)),
            ("ព្រំដែនថ្មី ថ្ងៃទី១៤ ខែឧសភា ឆ្នាំ២០២៥", date(2025, 5, 14)),
            ("湄公观察 2025年4月9日 10:20", date(2025, 4, 9)),
            ("한강시보 2025년 11월 12일 오전 9시", date(2025, 11, 12)),
            ("SEOUL, Dec. 2, 2025 (Han River Dispatch) -- A plane carrying fifty people landed.", date(2025, 12, 2)),
        ],
    )
    def test_the_date_in_the_head_of_a_text_is_when_it_was_published(self, head: str, day: date) -> None:
        language = detect(head) if not head.isascii() else "id" if "Harian" in head else "en"
        assert from_text(f"A headline\n{head}\n\nA first sentence.", language=language).published == day

    @pytest.mark.parametrize(
        "head",
        [
            "Raids on 3 March 2025",
            "On July 14, 2025 the minister signed the order.",
            "The order of 14 July 2025 stands",
            "3/4/2025",  # March or April: English papers write both
            "31.02.2025",
            "12 March 1887",
        ],
    )
    def test_dates_of_events_and_dates_that_mean_two_days_are_no_publication_date(self, head: str) -> None:
        assert from_text(f"A headline\n{head}\nA first sentence.", language="en").published is None

    def test_what_the_reader_says_stands_over_what_the_text_says(self) -> None:
        found = from_text("A headline\n17 September 2025", published=date(2024, 1, 2), language="de")
        assert (found.published, found.language) == (date(2024, 1, 2), "de")

    def test_an_address_in_a_source_line_is_taken_and_a_retold_paper_is_not_the_publisher(self) -> None:
        located = from_text("A headline\nText.\nSource: https://www.mekong.example/a-1.htm\nComment (0)")
        assert (located.publisher, located.url) == ("mekong.example", "https://www.mekong.example/a-1.htm")
        assert from_text("A headline\nText.\nSource: Reuters").publisher is None
        assert from_text("A headline\nText.\nPublisher: Mekong Courier").publisher == "Mekong Courier"

    @settings(deadline=None)
    @given(st.text(alphabet=st.characters()))
    def test_any_string_is_an_article_whose_paragraphs_slice_its_text(self, text: str) -> None:
        found = from_text(text)
        assert found.text == text
        assert found.language in LANGUAGES
        for line in lines_of(text, found.paragraphs):
            assert line == line.strip() != ""


class TestLanguage:
    @pytest.mark.parametrize(
        ("language", "text"),
        [
            ("en", "Police detained thirty suspects in a flat."),
            ("de", "Die Polizei nahm dreißig Verdächtige fest."),
            ("fr", "La police a interpellé trente suspects dans un immeuble du centre."),
            ("es", "La policía detuvo a treinta sospechosos en un edificio."),
            ("vi", "Công an bắt giữ ba mươi nghi phạm."),
            ("id", "Polisi menangkap tiga puluh tersangka di sebuah apartemen, kata juru bicara kepolisian."),
            ("ms", "Polis menahan seramai tiga puluh suspek di sebuah pangsapuri, kata beliau."),
            ("tl", "Inaresto ng mga pulis ang tatlumpung suspek sa isang gusali."),
            ("th", "ตำรวจจับกุมผู้ต้องสงสัย 30 คนที่ Poipet"),
            ("km", "សមត្ថកិច្ចឃាត់ខ្លួនជនសង្ស័យ ៣០ នាក់"),
            ("lo", "ຕຳຫຼວດຈັບຜູ້ຕ້ອງສົງໄສ 30 ຄົນ"),
            ("my", "ရဲတပ်ဖွဲ့က သံသယရှိသူ ၃၀ ကို ဖမ်းဆီးခဲ့သည်"),
            ("zh", "警方在 Poipet 抓获三十名嫌疑人"),
            ("ko", "경찰은 Poipet에서 용의자 30명을 체포했다"),
            ("ja", "警察は Poipet で容疑者30人を逮捕した"),
        ],
    )
    def test_one_sentence_tells_the_language(self, language: str, text: str) -> None:
        assert detect(text) == language

    def test_what_is_quoted_in_another_language_does_not_count(self) -> None:
        german = (
            "Die Polizei hat in der Stadt ein Haus durchsucht und sich dabei mit den Nachbarn auf Deutsch verständigt."
        )
        english = "He said that the men were with them and have not been there by their own will."
        assert detect(f"{german} {german} „{english}“") == "de"
        assert detect(f"{english} {english} “{german}”") == "en"

    def test_digits_have_no_language(self) -> None:
        assert detect("12 345 ???") is None


class TestEncodings:
    @pytest.mark.parametrize(
        ("encoding", "text"),
        [
            ("utf-8-sig", "Nghệ An: công an bắt giữ"),
            ("utf-16", "កម្ពុជា"),
            ("cp1252", "Über 200 Festgenommene: die Behörden prüfen größere Fälle, heißt es in München."),
            ("cp874", "ตำรวจกัมพูชาบุกค้นอาคารในปอยเปต จับกุมผู้ต้องสงสัยหลายคน กระทรวงการต่างประเทศระบุ"),
            ("gb18030", "柬埔寨警方突击检查一处电信诈骗园区，抓获186名嫌疑人。泰国与中国同意加强合作"),
            ("cp1252", "Police went in – “at last”, said a neighbour. " * 3),
        ],
    )
    def test_texts_of_other_encodings_are_read(self, encoding: str, text: str) -> None:
        assert from_bytes(text.encode(encoding), "a.txt").text == text

    def test_a_download_cut_inside_a_letter_stays_utf_8(self) -> None:
        assert from_bytes("Phnom Penh – ភ្នំពេញ".encode()[:-1], "a.txt").text == "Phnom Penh – ភ្នំពេ\ufffd"

    @settings(deadline=None)
    @given(st.binary(max_size=200))
    def test_any_bytes_are_an_article_or_are_refused_with_a_message(self, content: bytes) -> None:
        assume(not content.lstrip().startswith((b"%PDF-", b"PK", b"<")))
        try:
            found = from_bytes(content, "a.txt")
        except ArticleUnreadable as error:
            assert str(error).startswith("a.txt: ")
        else:
            assert found.paragraphs or not found.text.strip()


class TestWebPages:
    def test_the_article_comes_without_menus_and_with_what_the_page_states(self) -> None:
        found = from_bytes(web_page(), "page.html")
        assert found.text == "\n".join(["Search in Poipet", *PARAGRAPHS])
        assert (found.title, found.publisher) == ("Search in Poipet", "Mekong Courier")
        assert (found.published, found.language) == (date(2025, 7, 16), "en")
        assert found.url == "https://mekong-courier.example/poipet"

    def test_a_page_is_known_by_its_beginning_whatever_it_is_called(self) -> None:
        assert from_bytes(web_page(), "saved.txt").title == "Search in Poipet"

    def test_a_page_without_an_article_is_refused(self) -> None:
        with pytest.raises(ArticleUnreadable, match=r"^x.html: has no article in it; .* paste it$"):
            from_bytes(b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "x.html")

    def test_a_page_that_takes_too_long_is_given_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(apart, "SECONDS_ALLOWED", 0.001)
        with pytest.raises(ArticleUnreadable, match=r"x.html: takes over 0.001 seconds"):
            from_bytes(web_page(), "x.html")

    def test_no_connection_is_made_from_this_process(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> None:
            raise AssertionError("a connection was tried")

        monkeypatch.setattr(socket.socket, "connect", refuse)
        page = web_page().replace(b"<article>", b"<img src='http://127.0.0.1:9/x.png'><article>")
        assert from_bytes(page, "x.html").title == "Search in Poipet"


class TestPdf:
    def test_lines_are_joined_to_paragraphs(self) -> None:
        lines = [
            "Search in Poipet",
            "Police searched two buildings in Poipet on Tuesday evening and detained people,",
            "officials said.",
            "The search began after relatives of several workers had called the hotline of the",
            "province.",
        ]
        found = from_bytes(pdf_file(lines), "a.pdf")
        assert found.text.splitlines() == [
            "Search in Poipet",
            "Police searched two buildings in Poipet on Tuesday evening and detained people, officials said.",
            "The search began after relatives of several workers had called the hotline of the province.",
        ]

    def test_a_scan_is_told_from_a_text(self) -> None:
        with pytest.raises(ArticleUnreadable, match=r"^scan.pdf: has no text layer, .*\(OCR\)"):
            from_bytes(pdf_file([]), "scan.pdf")

    def test_an_encrypted_file_is_named_so(self) -> None:
        lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (
            b"41" * 32,
            b"42" * 32,
        )
        with pytest.raises(ArticleUnreadable, match="is encrypted; open it with its password"):
            from_bytes(pdf_file(["Secret"], lock), "a.pdf")

    @pytest.mark.parametrize("content", [b"%PDF-1.4 rubbish", b"no pdf at all"])
    def test_a_damaged_file_is_refused(self, content: bytes) -> None:
        with pytest.raises(ArticleUnreadable, match=r"^a.pdf: is "):
            from_bytes(content, "a.pdf")

    def test_a_book_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pdf, "MAX_PAGES", 0)
        with pytest.raises(ArticleUnreadable, match="has 1 pages, allowed are 0"):
            pdf.extract(pdf_file(["One page"]))


class TestWord:
    def test_paragraphs_come_as_lines_without_deleted_words(self) -> None:
        body = (
            "<w:p><w:r><w:t>Search in Poipet</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>Police </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
            "<w:r><w:t>came.</w:t></w:r></w:p>"
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>45 held</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        )
        assert from_bytes(word_file(body), "a.docx").text.splitlines() == [
            "Search in Poipet",
            "Police came.",
            "45 held",
        ]

    def test_a_file_that_unpacks_without_end_is_stopped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(docx, "MAX_UNPACKED_BYTES", 100_000)
        with pytest.raises(ArticleUnreadable, match="unpacks to over 0 MB"):
            docx.extract(word_file(" " * 1_000_000))

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (word_file("", part="photo.xml"), "is an archive, no Word document"),
            (word_file("<w:p></w:p>"), "holds no text"),
            (word_file("<w:p>"), "is a damaged Word document"),
            (word_file("<w:p><w:t>x</w:t></w:p>")[:60], "is a damaged Word document"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old .doc or an encrypted Office file"),
        ],
    )
    def test_what_is_no_word_document_is_refused(self, content: bytes, reason: str) -> None:
        with pytest.raises(ArticleUnreadable, match=f"^a.docx: {reason}"):
            from_bytes(content, "a.docx")


class TestFiles:
    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "is empty"),
            (b" \r\n\t", "is empty"),
            ("\ufeff".encode("utf-16-le"), "is empty"),
            (bytes(range(32)) * 50, "is a binary file"),
            (b"\x89PNG\r\n\x1a\n", "is an image"),
            (b"{\\rtf1 Hello}", "is an .rtf file"),
        ],
    )
    def test_files_that_hold_no_article_are_named_with_the_reason(self, content: bytes, reason: str) -> None:
        with pytest.raises(ArticleUnreadable, match=f"^a.txt: {reason}.*;"):
            from_bytes(content, "a.txt")

    def test_a_file_over_the_limit_is_not_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(article, "MAX_BYTES", 4)
        (tmp_path / "a.txt").write_text("12345")
        with pytest.raises(ArticleUnreadable, match="is larger than"):
            read_article(tmp_path / "a.txt")

    def test_a_missing_file_and_a_folder_are_told_with_their_path(self, tmp_path: Path) -> None:
        for path in (tmp_path / "none.txt", tmp_path):
            with pytest.raises(ArticleUnreadable, match=f"{path}: cannot be opened: .*; give the path of a file"):
                read_article(path)
