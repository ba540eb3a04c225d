"use strict";
// files dropped anywhere on the field's frame are put into the field; their names are shown
for (const frame of document.querySelectorAll("[data-drop]")) {
  const field = frame.querySelector("input[type=file]");
  const list = frame.querySelector(".chosen");
  const show = () => {
    list.replaceChildren(...Array.from(field.files, (file) => {
      const line = document.createElement("li");
      line.textContent = `${file.name} (${Math.ceil(file.size / 1000).toLocaleString("vi")} kB)`;
      return line;
    }));
    list.hidden = field.files.length === 0;
  };
  field.addEventListener("change", show);
  for (const name of ["dragover", "dragenter"]) {
    frame.addEventListener(name, (event) => { event.preventDefault(); frame.classList.add("over"); });
  }
  for (const name of ["dragleave", "drop"]) {
    frame.addEventListener(name, () => frame.classList.remove("over"));
  }
  frame.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) {
      field.files = event.dataTransfer.files;
      show();
    }
  });
}
