-- Blocks are kept as they are: compression pads them with what lay in memory, so equal releases would differ.
set force_compression = 'uncompressed';
