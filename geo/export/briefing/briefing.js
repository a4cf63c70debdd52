/* The map of a briefing, and what a click on it opens. Everything it needs stands in the file: it asks for nothing.
   Where this does not run, the still picture and the lists say the same. */
(function () {
  'use strict';

  const data = JSON.parse(document.getElementById('map-data').textContent);
  const root = document.documentElement;
  const panel = document.getElementById('panel');
  const invitation = panel.firstElementChild;
  // Zoom at which a town, and a province, fill a good part of the map.
  const CLOSE = 11, WIDE = 8, CLOSE_KM = 10;
  let map = null, signs = null;

  // A line as steps from corner to corner, in thousandths of a degree; geo/export/briefing/ground.py packs it.
  function unpack(steps) {
    const line = [];
    let lon = 0, lat = 0;
    for (let i = 0; i < steps.length; i += 2) {
      lon += steps[i];
      lat += steps[i + 1];
      line.push([lon / 1000, lat / 1000]);
    }
    return line;
  }

  const feature = (type, coordinates, properties) =>
    ({type: 'Feature', properties: properties || {}, geometry: {type: type, coordinates: coordinates}});
  const collection = features => ({type: 'FeatureCollection', features: features});

  function ground(packed) {
    const polygons = country => country.map(rings => rings.map(unpack));
    const names = packed.names.map(([name, kind, zoom, lon, lat]) =>
      feature('Point', [lon, lat], {name: name, kind: kind, min_zoom: zoom}));
    return {
      countries: collection(packed.countries.map(country => feature('MultiPolygon', polygons(country)))),
      provinces: collection(packed.provinces.map(lines => feature('MultiLineString', lines.map(unpack)))),
      labels: collection(names),
    };
  }

  function start() {
    map = L.map('live-map', {minZoom: 2, maxZoom: 14, scrollWheelZoom: false, center: [0, 0], zoom: 2});
    L.control.scale({imperial: false}).addTo(map);
    // A wheel that turns over the map scrolls the page, until the reader has taken hold of the map.
    map.on('focus', () => map.scrollWheelZoom.enable());
    map.on('blur', () => map.scrollWheelZoom.disable());
    window.atlas.ground(map, Object.assign(data.settings, {data: ground(data.ground)}));
    const group = L.featureGroup();
    signs = window.atlas.draw(group, data.scene.areas, data.scene.signs, data.scene.drawings);
    group.on('click', event => open(event.propagatedFrom));
    group.addTo(map);
    signs.signs.forEach(sign => sign.about.ids.forEach(id => offer(id, sign)));
    // The map says it better; without scripts the list stays open, for the signs of the still picture lead to it.
    document.querySelectorAll('.signs').forEach(list => (list.open = false));
    window.map = map;
  }

  function make(tag, values, ...children) {
    const element = Object.assign(document.createElement(tag), values);
    element.append(...children);
    return element;
  }

  // A button in each record that leads back to the map.
  function offer(id, sign) {
    const record = document.getElementById('record-' + id);
    if (!record.querySelector('.show')) {
      record.append(make('button', {type: 'button', className: 'show', textContent: 'Show on the map', onclick: () => show(id, sign)}));
    }
  }

  function show(id, sign) {
    const place = sign.about.parts.length > 0;
    const zoom = place ? (-sign.about.rank < CLOSE_KM ? CLOSE : WIDE) : 4;
    map.setView(sign.getLatLng(), zoom, {animate: false});
    document.getElementById('map').scrollIntoView();
    open(sign, id);
  }

  // The records of a sign in the panel, one at a time; a place that is only named has an entry of its own.
  function open(sign, id) {
    const about = sign.about;
    signs.choose(about.key);
    const ids = about.ids.map(each => 'record-' + each);
    const wanted = id ? 'record-' + id : ids[0] || words(about.key);
    const close = make('button', {type: 'button', textContent: 'Close', onclick: () => shut(sign)});
    const title = ids.length > 1 ? ids.length + ' events under this sign' : ids.length ? 'Record' : 'Named place';
    const head = make('div', {className: 'panel-head'}, make('p', {className: 'panel-title', textContent: title}), close);
    const body = make('div', {});
    panel.replaceChildren(head, ...(ids.length > 1 ? [choices(ids, wanted, body)] : []), body);
    fill(body, wanted);
    panel.scrollTop = 0;
    panel.focus({preventScroll: true});
    panel.scrollIntoView({block: 'nearest'});
  }

  // Keys and labels come escaped, because they stand in markup elsewhere.
  function words(escaped) {
    const text = document.createElement('textarea');
    text.innerHTML = escaped;
    return text.value;
  }

  function choices(ids, wanted, body) {
    const buttons = ids.map(id => make('button', {type: 'button', textContent: document.getElementById(id).dataset.short}));
    const press = chosen => buttons.forEach((button, i) => button.setAttribute('aria-pressed', ids[i] === chosen));
    buttons.forEach((button, i) => button.addEventListener('click', () => {
      press(ids[i]);
      fill(body, ids[i]);
    }));
    press(wanted);
    return make('ul', {className: 'choices'}, ...buttons.map(button => make('li', {}, button)));
  }

  function fill(body, id) {
    const record = document.getElementById(id).cloneNode(true);
    record.removeAttribute('id');
    record.querySelectorAll('.show').forEach(button => button.remove());
    body.replaceChildren(record);
  }

  function shut(sign) {
    signs.choose(null);
    panel.replaceChildren(invitation);
    const icon = sign.getElement();
    (icon || map.getContainer()).focus({preventScroll: true});
  }

  // The map measures its element, so that has to be shown first; what fails leaves the still picture in its place.
  root.classList.add('scripted');
  try {
    start();
  } catch (error) {
    root.classList.remove('scripted');
    throw error;
  }
})();
