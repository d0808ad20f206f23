from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from mmn.content.models import Entry
from news.models import Post

EDITORS, SAVES = 4, 50


@pytest.mark.django_db(transaction=True)
def test_saves_at_the_same_moment_all_arrive(make):
    posts = [make(Post, title=f"Post {n}") for n in range(EDITORS)]

    def edit(post):
        try:
            for number in range(SAVES):
                with transaction.atomic():
                    mine = Post.objects.get(pk=post.pk)
                    mine.title = f"{post.title}, save {number}"
                    mine.save()
                    Post.objects.create(title=f"{post.title}, copy {number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(EDITORS) as editors:
        list(editors.map(edit, posts))

    assert Entry.objects.count() == EDITORS * (SAVES + 1)
    for post in posts:
        assert Post.objects.get(pk=post.pk).title.endswith(f"save {SAVES - 1}")
