// All rows are there: show the tables.
"use strict";

window.PF_TABLES.start();
