// The editor reports "successfully uploaded" even above the sentence that refuses a
// picture. That a picture came in is seen from the picture: hide the report.
if (window.CKEDITOR) {
  window.CKEDITOR.on("instanceCreated", ({ editor }) => {
    editor.on("notificationUpdate", ({ data }) => {
      if (data.options && data.options.type === "success") {
        setTimeout(() => data.notification.hide());
      }
    });
  });
}
