-- Given names of their own, folded. A name near one of these is that other name, not a misspelling:
-- so Sara and Lara, twins born on one day, are never taken for one child. Common given names of
-- Portugal and of families who live there; what is missing only makes the search more careful.
insert into people_nametoken (text, pieces, is_given_name)
select w, people_pieces(w), true from regexp_split_to_table(trim('
  adao afonso aisha albano alberto alda alexandra alexandre ali alice alicia alvaro amadeu
  amalia amelia amina ana anabela anastasia andre andrea andreia angela angelica angelo anita
  anna anton antonia antonio aoife ariana armando artem artur aurora ava barbara beatriz
  benedita benjamim bento bernardo bianca bohdan boris branca breno brigida bruna bruno camila
  carla carlos carlota carmen carmo carolina catarina cecilia celeste celia celina cesar cesario
  cian ciara clara claudia claudio clemente conor constanca constantino cristiana cristiano
  cristina daisy dalila damiao daniel daniela daria dario david davide debora denis denise
  deolinda diana dinis diogo dionisio dmytro domingos donata duarte dulce edgar edite edmundo
  eduarda eduardo eilis elena elias elisa elisabete ella eloisa elsa elvira ema emanuel emilia
  emilio emily emma eoin erica estela ester eugenia eugenio eunice eva evie fabia fabiana
  fabiano fabio fatima fatou fausto felicia felipe felix fernanda fernando fiadh filipa filipe
  filomena finn flavia flavio flor flora francisca francisco frederica frederico freya gabriel
  gabriela gaspar gil gilberto gina giovana gisela gloria goncalo graca grace graciela gregorio
  guilherme guilhermina gustavo hannah harry heitor helder helena helga henrique henriqueta
  hermano hugo humberto iara ibrahim ida ihor ilda ilidio inacio ines iolanda irene irina iris
  isa isaac isabel isadora isaura ivan ivo ivone jacinta jacinto jack jaime james jessica joana
  joao joaquim joaquina joel jorge jose josefa josefina josue judite julia juliana juliano
  julieta julio karina kate kateryna katia kevin khadija ksenia lara larissa laura lea leandro
  leo leonardo leonel leonor leticia lia liam lidia lila lilia liliana lily lina lisandra
  lisandro livia lorena lorenzo lourdes lourenco lua luana lucas lucia luciana luciano lucilia
  lucy ludmila luis luisa luna luz lydia madalena mafalda magali magda maksym mamadou manuel
  manuela mara marcelo marcia marcio marco marcos margarida maria mariana marina mario marisa
  marlene marta martim martinha mateus matias matilde mauricio mauro maxim melania melissa
  mercedes mia micael micaela miguel milena miriam mohamed molly monica mustafa mykola nadia
  natacha natalia nataliya natan nazare neide nelson neuza niamh nicolau nicole nina noa noah
  noel noemi norberto nuno octavio odete ofelia oisin oksana olavo oleh olena olga olimpia
  oliver olivia omar orlando oscar osvaldo otilia patricia paula paulo pedro petra pilar polina
  poppy priscila quirino quiteria rafael rafaela ramiro raquel raul rebeca regina renata renato
  ricardo rita roberta roberto rodolfo rodrigo rogerio romana romeu rory rosa rosalia rosana
  rosario ruben ruby rui rute sabrina salome salvador samanta samira samuel sandra sandro
  santiago saoirse sara sasha sean sebastiao selma sergio silvana silvia silvino simao simone
  sofia solange sonia sophie soraia stela susana tadhg tania taras tatiana telma telmo teodora
  teodoro teresa tiago timoteo tobias tomas tome tristao ulisses ursula vadym valdemar valentim
  valentina valeria vanda vanessa vasco vera veronica vicente victor viktor vitor vitoria
  viviana vladimir walter wanda wilson xavier yana yara yasmin youssef yulia yuri zahra zelia
  zita zulmira
'), '\s+') w where w <> '' on conflict (text) do update set is_given_name = true;
