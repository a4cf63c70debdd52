/* What the browser does with the map: ground, names, areas, signs. Needs Leaflet and nothing else.
   Labels and SVG come escaped from geo/layers.py; this file never builds markup from anything else. */
window.atlas = (function () {
  'use strict';

  // Stands between the hidden key of a sign and its words in a tooltip; geo/maps.py reads it back.
  const KEY_END = '\u2063';
  // Signs whose boxes share more than this part of their width are gathered under one sign.
  const OVERLAP = 0.7;
  // What lies on top: the chosen sign over gathered ones, these over single ones.
  const CHOSEN_ON_TOP = 2000;
  const GATHERED_RANK = 1500;
  let gathered = null;
  // The bounds of all that is drawn at the moment.
  let drawn = null;

  function ground(map, settings) {
    if (settings.theme) {
      document.documentElement.dataset.theme = settings.theme;
    }
    gathered = settings.gathered;
    map.attributionControl.setPrefix(false);
    map.attributionControl.addAttribution(settings.credit);
    map.createPane('ground').style.zIndex = 250;
    map.createPane('names').style.zIndex = 450;
    map.getPane('names').style.pointerEvents = 'none';
    map.fitBounds(settings.home, {animate: false});
    new ResizeObserver(() => map.invalidateSize({animate: false})).observe(map.getContainer());
    map.addControl(views(map, settings.home, settings.home_words));
    if (settings.outlines) {
      outlines(map, settings);
    }
  }

  // Two ways back: the region, and everything that is drawn, the far ends of the links too.
  function views(map, home, homeWords) {
    const control = L.control({position: 'topleft'});
    control.onAdd = function () {
      const bar = L.DomUtil.create('div', 'leaflet-bar');
      const add = (sign, label, go) => {
        const button = L.DomUtil.create('a', 'atlas-view', bar);
        Object.assign(button, {href: '#', textContent: sign, title: label, role: 'button'});
        button.setAttribute('aria-label', label);
        L.DomEvent.on(button, 'click', L.DomEvent.stop).on(button, 'click', go);
      };
      add('⌂', homeWords, () => map.flyToBounds(home, {duration: 0.4}));
      add('⤢', 'Show everything, both ends of every link', () => {
        if (drawn && drawn.isValid()) {
          map.flyToBounds(drawn, {padding: [30, 30], duration: 0.4});
        }
      });
      return bar;
    };
    return control;
  }

  // The outlines come from a folder, or stand in the settings where a page has them in itself.
  function outlines(map, settings) {
    const brush = L.canvas({pane: 'ground', padding: 0.3});
    const fetched = name => fetch(settings.folder + name + '.geojson').then(answer => answer.json());
    const load = name => (settings.data ? Promise.resolve(settings.data[name]) : fetched(name));
    const draw = (data, looks) => {
      const drawing = L.geoJSON(data, {pane: 'ground', renderer: brush, interactive: false, style: looks}).addTo(map);
      if (!settings.theme) {
        // Without a theme of its own the map follows the screen, also when that turns dark in the evening.
        matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawing.setStyle(looks()));
      }
    };
    load('countries')
      .then(data => draw(data, () => ({color: colour('border'), weight: 1.1, fillColor: colour('land'), fillOpacity: 1})))
      .then(() => load('provinces'))
      .then(data => draw(data, () => ({color: colour('province'), weight: 0.8, fill: false})));
    load('labels').then(data => names(map, data.features));
  }

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

  function names(map, places) {
    const signs = places.map(place => {
      const words = document.createElement('span');
      words.textContent = place.properties.name;
      const icon = L.divIcon({className: 'atlas-name ' + place.properties.kind, html: words, iconSize: [0, 0]});
      const [lon, lat] = place.geometry.coordinates;
      const sign = L.marker([lat, lon], {icon: icon, pane: 'names', interactive: false, keyboard: false});
      return [place.properties.min_zoom, sign];
    });
    const choose = () => signs.forEach(([zoom, sign]) => (map.getZoom() >= zoom ? sign.addTo(map) : sign.remove()));
    map.on('zoomend', choose);
    choose();
  }

  // A ring is a point with a radius in metres; Leaflet draws it as wide as that is on the ground.
  function shapes(areas) {
    return L.geoJSON(areas, {
      interactive: false,
      smoothFactor: 0.2,
      style: area => area.properties.style,
      pointToLayer: (area, at) => L.circle(at, {radius: area.properties.radius_m, interactive: false}),
    });
  }

  // Returns all signs, each with what it is `about`, and `choose`, which brings out the one with a key.
  function draw(group, areas, signs, drawings) {
    group.addLayer(shapes(areas));
    const all = signs.map(feature => marker(feature, drawings));
    // Signs come and go with the zoom, on their own; their clicks still reach the group, and through it the page.
    all.forEach(sign => sign.addEventParent(group));
    const marks = all.filter(sign => sign.about.parts.length);
    const others = all.filter(sign => !sign.about.parts.length);
    const shown = L.layerGroup();
    const arrange = () => {
      shown.clearLayers();
      others.concat(gather(group._map, marks)).forEach(sign => shown.addLayer(sign));
    };
    drawn = L.latLngBounds(all.map(sign => sign.getLatLng()));
    areas.filter(area => area.geometry.type !== 'Point').forEach(area => drawn.extend(L.geoJSON(area).getBounds()));
    group.on('add', () => {
      shown.addTo(group._map);
      group._map.on('zoomend', arrange);
      arrange();
    });
    group.on('remove', event => {
      shown.remove();
      event.target._mapToAdd.off('zoomend', arrange);
    });
    const choose = key => {
      all.forEach(sign => (sign.about.selected = sign.about.key === key));
      shown.eachLayer(bringOut);
    };
    return {signs: all, choose: choose};
  }

  function marker(feature, drawings) {
    const about = feature.properties;
    const [lon, lat] = feature.geometry.coordinates;
    const look = 'atlas-sign' + (about.parts.length ? ' atlas-mark' : '');
    const sign = L.marker([lat, lon], {
      icon: L.divIcon({className: look, html: drawings[about.svg], iconSize: about.size}),
      zIndexOffset: about.rank,
      riseOnHover: true,
    });
    sign.about = about;
    sign.standsFor = [about];
    sign.rank = about.rank;
    // The key travels hidden in the tooltip, because a click hands back nothing but its text.
    const tooltip = '<span hidden>' + about.key + KEY_END + '</span>' + about.label;
    sign.bindTooltip(tooltip, {direction: 'top', offset: [0, -8]});
    sign.on('add', () => announce(sign, about.label, about.ids.length));
    return sign;
  }

  // Lines and rings cannot take the keyboard's focus, signs can: Enter and space click, and the label is read out.
  function announce(sign, label, events) {
    bringOut(sign);
    const icon = sign.getElement();
    const words = document.createElement('textarea');
    words.innerHTML = label;
    icon.setAttribute('aria-label', words.value);
    icon.dataset.events = events;
    icon.addEventListener('keydown', press => {
      if (press.key === 'Enter' || press.key === ' ') {
        press.preventDefault();
        sign.fire('click', {latlng: sign.getLatLng()}, true);
      }
    });
  }

  function bringOut(sign) {
    const chosen = sign.standsFor.some(about => about.selected);
    sign.getElement().classList.toggle('atlas-chosen', chosen);
    sign.setZIndexOffset(chosen ? CHOSEN_ON_TOP : sign.rank);
  }

  // Places too close to be told apart at this zoom are shown as one sign with their numbers, at the place with most
  // events; a click on it zooms in until they part. Nothing is moved aside. Returns the signs to show.
  function gather(map, marks) {
    const cells = new Map();
    const order = marks.slice().sort((a, b) => b.about.ids.length - a.about.ids.length);
    for (const sign of order) {
      const at = map.project(sign.getLatLng());
      const heap = neighbour(cells, at, sign);
      if (heap) {
        heap.signs.push(sign);
      } else {
        const key = cell(at.x) + ' ' + cell(at.y);
        cells.set(key, (cells.get(key) || []).concat({at: at, signs: [sign]}));
      }
    }
    return [...cells.values()].flat().map(heap => (heap.signs.length > 1 ? together(map, heap.signs) : heap.signs[0]));
  }

  const CELL = 128;
  const cell = x => Math.floor(x / CELL);

  function neighbour(cells, at, sign) {
    for (let x = cell(at.x) - 1; x <= cell(at.x) + 1; x++) {
      for (let y = cell(at.y) - 1; y <= cell(at.y) + 1; y++) {
        for (const heap of cells.get(x + ' ' + y) || []) {
          const width = (heap.signs[0].about.size[0] + sign.about.size[0]) / 2;
          if (Math.abs(heap.at.x - at.x) < width * OVERLAP && Math.abs(heap.at.y - at.y) < 24 * OVERLAP) {
            return heap;
          }
        }
      }
    }
    return null;
  }

  function together(map, signs) {
    const totals = new Map();
    signs.flatMap(sign => sign.about.parts).forEach(([layer, n]) => totals.set(layer, (totals.get(layer) || 0) + n));
    const pieces = gathered.order.filter(layer => totals.has(layer));
    const html = pieces.map(layer => gathered.svg[layer].replace('{n}', totals.get(layer))).join('');
    const told = pieces.map(layer => totals.get(layer) + ' ' + gathered.words[layer][totals.get(layer) > 1 ? 1 : 0]);
    const events = signs.reduce((sum, sign) => sum + sign.about.ids.length, 0);
    const label = signs.length + ' places close together: ' + told.join(', ') + '. Select to zoom in.';
    const sign = L.marker(signs[0].getLatLng(), {
      icon: L.divIcon({
        className: 'atlas-sign atlas-together',
        html: html,
        iconSize: [24 * pieces.length + 8, 30],
      }),
      zIndexOffset: GATHERED_RANK,
    });
    sign.standsFor = signs.map(each => each.about);
    sign.rank = GATHERED_RANK;
    sign.bindTooltip(label, {direction: 'top', offset: [0, -10]});
    sign.on('add', () => announce(sign, label, events));
    sign.on('click', () => {
      const bounds = L.latLngBounds(signs.map(each => each.getLatLng()));
      map.flyToBounds(bounds, {padding: [80, 80], maxZoom: Math.min(map.getZoom() + 4, 15), duration: 0.4});
    });
    return sign;
  }

  return {ground: ground, draw: draw};
})();
