"""What is kept of a corpus in one SQLite file beside the outputs: results by content, the last runs, the index.

``database`` the file and its tables · ``keys`` what a result depends on · ``kept`` results · ``plan`` what a run has to
do · ``runs`` the last runs · ``index`` releases, facts and words of the current run · ``entities`` who is who ·
``publish`` the outputs from it · ``names`` how a release is called · ``search`` full text.
"""
