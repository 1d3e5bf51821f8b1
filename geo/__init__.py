"""Where things are: areas, ward vintages, hexagons. One folder of files for each district."""
