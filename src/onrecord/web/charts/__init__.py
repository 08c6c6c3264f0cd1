"""Charts: each a file that makes a Vega or Vega-Lite specification; ``drawing`` makes the SVG."""
