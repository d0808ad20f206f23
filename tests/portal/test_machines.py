def test_health_answers_while_the_database_does(client, db):
    assert client.get("/healthz").content == b"ok\n"


def test_robots_are_led_to_the_sitemap_and_away_from_the_admin(client):
    text = client.get("/robots.txt").content.decode()

    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_icon_is_found_where_browsers_guess(client):
    assert client.get("/favicon.ico").url == "/static/img/mark.svg"
