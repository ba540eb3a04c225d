"use strict";
// the key of a link stands behind #, which no log and no link previewer sees: put into the field,
// it is sent only by the button; taken out of the address, it stays in no list of visited pages
const form = document.querySelector("main form");
const fill = () => {
  const given = decodeURIComponent(location.hash.slice(1)).replace(/[\s-]+/g, "");
  if (/^[a-z2-7]{32}$/i.test(given)) {
    form.elements.khoa.value = given;
    history.replaceState(null, "", location.pathname);
    form.querySelector("button").focus();
  } else if (location.hash) {
    // a cited place: the browser carries it along from the page that was wanted to where one comes in
    form.action = "/vao" + location.hash;
  }
};
// also where the link is opened in a tab that shows the door already: nothing is loaded anew
addEventListener("hashchange", fill);
fill();
