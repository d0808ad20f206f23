// In the dialog of a picture one says what it shows, or that it only decorates.
const decorativeBox = (label) => ({
  id: "decorative",
  type: "checkbox",
  label,
  setup(widget) {
    this.setValue(widget.parts.image.getAttribute("role") === "presentation");
    this.onClick();
  },
  onClick() {
    this.getDialog().getContentElement("info", "alt")[this.getValue() ? "disable" : "enable"]();
  },
  commit(widget) {
    const { image } = widget.parts;
    if (this.getValue()) {
      widget.setData("alt", "");
      image.setAttribute("role", "presentation");
    } else {
      image.removeAttribute("role");
    }
  },
});

if (window.CKEDITOR) {
  window.CKEDITOR.on("dialogDefinition", ({ editor, data }) => {
    if (data.name === "image2") {
      data.definition.getContents("info").add(decorativeBox(editor.config.decorativeLabel), "hasCaption");
    }
  });
}
