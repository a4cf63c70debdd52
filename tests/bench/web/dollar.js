/* All that folium.Popup asks of jQuery: an element from its markup. */
window.$ = markup => {
  const box = document.createElement('div');
  box.innerHTML = markup;
  return [box.firstElementChild];
};
