// Sends the form's CSRF token with every picture that the editor uploads.
if (window.CKEDITOR) {
  window.CKEDITOR.on("instanceCreated", ({ editor }) => {
    editor.on("fileUploadRequest", ({ data }) => {
      const token = document.querySelector("[name=csrfmiddlewaretoken]");
      if (token) {
        data.fileLoader.xhr.setRequestHeader("X-CSRFToken", token.value);
      }
    });
  });
}
