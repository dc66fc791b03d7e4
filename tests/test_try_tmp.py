import csv, time, sys
from pathlib import Path
import pytest
from django.core.management import call_command
from tests.factories import make_commune
from document_types.models import Act
from search.engine import get_engine
from search.query import Query
import cProfile, pstats
S=Path('/work/shared/data/deliberations/montpellier/pdf')
def test_it(db, tmp_path, clean_index, capsys):
    c=make_commune()
    m=tmp_path/'m.csv'
    with m.open('w') as f:
        w=csv.writer(f); w.writerow('collectivity_code kind number date title_fr title_ar file'.split())
        for p in sorted(S.glob('*.pdf')):
            d,n=p.stem[:10],p.stem[11:]
            w.writerow([c.code,'deliberation',n,d,'Délibération '+n,'',p])
    pr=cProfile.Profile()
    t=time.time();  call_command('import_archive',m);  t=time.time()-t
    t2=time.time(); call_command('import_archive',m); t2=time.time()-t2
    with capsys.disabled():
        print(Act.objects.count(), 41/t,'rows/s', 41/t2)

    print(capsys.readouterr().out)
    a=Act.objects.first()
    print(a.number_label,a.authentic_language,a.session,a.page.specific.url_path)
    assert get_engine().count()==41
