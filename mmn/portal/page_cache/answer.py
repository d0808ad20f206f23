"""What the application answered, to be looked at before it is sent."""


class Answer:
    """``body`` is None where it is sent piece by piece."""

    def __init__(self, application, environ):
        self.response = application(environ, self.take)
        self.code = int(self.status.partition(" ")[0])
        self.body = None
        if not getattr(self.response, "streaming", True):
            try:
                self.body = b"".join(self.response)
            finally:
                self.response.close()

    def take(self, status, headers, exc_info=None):
        self.status, self.headers = status, headers

    def respond(self, environ, start_response):
        start_response(self.status, self.headers)
        if self.body is None:
            return self.response
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self.body]
